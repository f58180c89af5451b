import { Button, Loader, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportView } from '../../api.js'
import { Repairs } from '../finding/index.js'
import { Empty, moment, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { Link } from '../view/index.js'
import { useLanguage, useWords } from '../words/index.js'

/** Everything that was mended in the text of the report. */
export function RepairList({ view }: { view: ReportView }) {
  const words = useWords()
  return view.repairs.length === 0 ? <Empty title={words.report.noRepairs} /> : <Repairs repairs={view.repairs} />
}

/** The versions of the report that came in, and what one changed against another. */
export function Versions({ view }: { view: ReportView }) {
  const words = useWords()
  const { lang } = useLanguage()
  const [compared, setCompared] = useState<string | null>(null)
  const current = view.versions.find((version) => version.current)
  return (
    <>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.versions.document}</Table.Th>
            <Table.Th scope="col">{words.versions.read}</Table.Th>
            <Table.Th scope="col">{words.report.engine}</Table.Th>
            <Table.Th scope="col">{words.versions.against}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.versions.map((version) => (
            <Table.Tr key={version.sha256}>
              <Table.Td>
                <Link href={`/documents/${version.sha256}`}>{version.sha256.slice(0, 16)}</Link>{' '}
                {version.current && words.versions.current}
              </Table.Td>
              <Table.Td>{moment(version.finishedAt, lang)}</Table.Td>
              <Table.Td>
                <code>{version.engine}</code>
              </Table.Td>
              <Table.Td>
                {current && !version.current && (
                  <Button size="compact-xs" variant="default" onClick={() => setCompared(version.sha256)}>
                    {words.versions.compare}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {compared !== null && current && <DifferenceTable before={compared} after={current.sha256} />}
    </>
  )
}

function DifferenceTable({ before, after }: { before: string; after: string }) {
  const words = useWords()
  const { data, error } = useQuery(queries.differences(before, after))
  if (error) return <Trouble error={error} />
  if (data === undefined) return <Loader size="sm" aria-label={words.loading} />
  if (data.differences.length === 0) return <Empty title={words.versions.same} />
  return (
    <Table mt="md" verticalSpacing={4} className="figures">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words.versions.what}</Table.Th>
          <Table.Th scope="col">{words.versions.before}</Table.Th>
          <Table.Th scope="col">{words.versions.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.differences.map((difference) => (
          <Table.Tr key={difference.what}>
            <Table.Td>{difference.what}</Table.Td>
            <Table.Td>{difference.before ?? '—'}</Table.Td>
            <Table.Td>{difference.after ?? '—'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
