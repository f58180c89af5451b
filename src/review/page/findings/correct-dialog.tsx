import { Button, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { DecisionRequest, Finding } from '../../api.js'
import { type CellName, cellsOf } from '../finding/index.js'
import { useWords } from '../words/index.js'

interface CorrectDialogProps {
  readonly finding: Finding
  readonly onClose: () => void
  readonly onCorrect: (corrections: NonNullable<DecisionRequest['corrections']>, note: string) => void
}

/** The cells of a finding with what is printed, and room for what ought to be there. The printed figure is kept. */
export function CorrectDialog({ finding, onClose, onCorrect }: CorrectDialogProps) {
  const words = useWords()
  const cells = cellsOf(finding)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const wrong = (key: string) => texts[key] !== undefined && readFigure(texts[key]) === undefined
  const corrections = cells.flatMap(({ key }) => {
    const value = readFigure(texts[key] ?? '')
    return texts[key] === undefined || texts[key].trim() === '' || value === undefined ? [] : [{ cell: key, value }]
  })
  const ready = corrections.length > 0 && !cells.some(({ key }) => wrong(key))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onCorrect(corrections, note.trim())
  }
  return (
    <Modal opened onClose={onClose} title={words.correct.title} size="lg" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {words.correct.explain}
          </Text>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.correct.cell}</Table.Th>
                <Table.Th ta="right">{words.correct.printed}</Table.Th>
                <Table.Th w={150}>{words.correct.value}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cells.map((cell, at) => (
                <CellInput
                  key={cell.key}
                  cell={cell}
                  first={at === 0}
                  text={texts[cell.key] ?? ''}
                  error={wrong(cell.key) ? words.correct.notANumber : null}
                  onText={(text) => setTexts({ ...texts, [cell.key]: text })}
                />
              ))}
            </Table.Tbody>
          </Table>
          <TextInput
            label={words.correct.note}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={2000}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" disabled={!ready}>
              {words.correct.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface CellInputProps {
  readonly cell: CellName
  readonly first: boolean
  readonly text: string
  readonly error: string | null
  readonly onText: (text: string) => void
}

function CellInput({ cell, first, text, error, onText }: CellInputProps) {
  const words = useWords()
  return (
    <Table.Tr>
      <Table.Td>{cell.label}</Table.Td>
      <Table.Td ta="right" className="figures">
        {cell.printed === '' ? words.blank : cell.printed}
      </Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          inputMode="decimal"
          aria-label={words.correct.valueOf(cell.label)}
          value={text}
          error={error}
          onChange={(event) => onText(event.currentTarget.value)}
          data-autofocus={first ? true : undefined}
        />
      </Table.Td>
    </Table.Tr>
  )
}

/** A figure as a reviewer writes it; null for „nothing is there“ (a dash); undefined when it is none. */
function readFigure(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (/^[-—–―]+$/.test(plain)) return null
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
