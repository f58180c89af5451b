import { Button, Group, Kbd, Text } from '@mantine/core'
import { useWords } from '../words/index.js'

interface BulkBarProps {
  readonly count: number
  readonly mayDecide: boolean
  readonly onConfirm: () => void
  readonly onDismiss: () => void
  readonly onClear: () => void
}

/** What can be done with the selected findings. While it is there, the keys act on all of them. */
export function BulkBar({ count, mayDecide, onConfirm, onDismiss, onClear }: BulkBarProps) {
  const words = useWords()
  return (
    <section className="bulk" aria-label={words.bulk.title}>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" fw={600}>
          {words.list.selected(count)}
        </Text>
        <Button size="xs" onClick={onConfirm} disabled={!mayDecide} rightSection={<Kbd size="xs">c</Kbd>}>
          {words.decide.confirm}
        </Button>
        <Button size="xs" variant="default" onClick={onDismiss} disabled={!mayDecide} rightSection={<Kbd size="xs">d</Kbd>}>
          {words.decide.dismiss}
        </Button>
        <Button size="xs" variant="subtle" onClick={onClear}>
          {words.bulk.clear}
        </Button>
      </Group>
    </section>
  )
}
