import { Anchor, Group, Table, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, figure, Panel, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { useLanguage, useWords } from '../words/index.js'

const PAUSE_MS = 300

/** Agencies with confirmed findings, each with a letter ready to send. */
export function LetterList() {
  const words = useWords()
  const { lang } = useLanguage()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS)
  const { data, error } = useQuery(queries.letters(asked))
  const search = (
    <TextInput
      size="xs"
      type="search"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      placeholder={words.matrix.search}
      aria-label={words.letters.search}
    />
  )
  return (
    <Panel title={words.letters.title} side={search}>
      {error && <Trouble error={error} />}
      {data?.rows.length === 0 && <Empty title={words.letters.nothing}>{words.letters.nothingWhy}</Empty>}
      {data && data.rows.length > 0 && (
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {data.rows.map(({ agency, confirmed, years }) => (
              <Table.Tr key={agency}>
                <Table.Td>{agency}</Table.Td>
                <Table.Td className="figures">{years.join(' · ')}</Table.Td>
                <Table.Td>{words.letters.confirmed(figure(confirmed, lang))}</Table.Td>
                <Table.Td>
                  <Group gap="sm" justify="flex-end">
                    <Anchor
                      size="sm"
                      href={`/api/letters/${encodeURIComponent(agency)}?lang=${lang}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {words.letters.read}
                    </Anchor>
                    {data.pdf && (
                      <Anchor size="sm" href={`/api/letters/${encodeURIComponent(agency)}.pdf?lang=${lang}`}>
                        PDF
                      </Anchor>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}
