import { Button, Group, Kbd, Modal, Stack, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../words/index.js'

interface DismissDialogProps {
  /** How many are dismissed by it. */
  readonly count: number
  readonly onClose: () => void
  readonly onDismiss: (reason: string) => void
}

/** Asks why. The common reasons have number keys; another one is written. */
export function DismissDialog({ count, onClose, onDismiss }: DismissDialogProps) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const { reasons } = words.dismiss
  const onKey = (event: KeyboardEvent) => {
    const common = reasons[Number(event.key) - 1]
    if (common === undefined || event.target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    onDismiss(common)
  }
  const title = count > 1 ? words.dismiss.titleMany(count) : words.dismiss.title
  return (
    <Modal opened onClose={onClose} title={title} size="md" closeButtonProps={{ 'aria-label': words.close }} onKeyDown={onKey}>
      <Stack gap="xs">
        {reasons.map((common, at) => (
          <Button
            key={common}
            variant="default"
            justify="flex-start"
            fullWidth
            leftSection={<Kbd size="xs">{at + 1}</Kbd>}
            onClick={() => onDismiss(common)}
            data-autofocus={at === 0 ? true : undefined}
          >
            {common}
          </Button>
        ))}
        <Textarea
          label={words.dismiss.other}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && reason.trim() !== '' && onDismiss(reason.trim())}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={() => onDismiss(reason.trim())}>
            {words.dismiss.action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
