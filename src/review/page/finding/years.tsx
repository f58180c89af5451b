import { Table } from '@mantine/core'
import type { Finding, OtherYear } from '../../api.js'
import { figure, Panel } from '../parts/index.js'
import { Link } from '../view/index.js'
import { useLanguage, useWords } from '../words/index.js'
import { cellAt, cellsOf } from './cells-of.js'

/** The finding's cells in the reports on the years beside. */
export function Years({ finding }: { finding: Finding }) {
  const words = useWords()
  const { lang } = useLanguage()
  const { lastYear, nextYear } = finding
  const cells = cellsOf(finding)
  if (cells.length === 0 || (lastYear === null && nextYear === null)) return null
  return (
    <Panel title={words.years.title}>
      <Table className="figures years" verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.correct.cell}</Table.Th>
            {lastYear && <YearHead of={lastYear} />}
            <Table.Th ta="right" scope="col">
              {finding.anomaly.year ?? words.years.thisYear}
            </Table.Th>
            {lastYear && (
              <Table.Th ta="right" scope="col">
                {words.years.change}
              </Table.Th>
            )}
            {nextYear && <YearHead of={nextYear} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map(({ key, label, printed }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              {lastYear && <Table.Td ta="right">{lastYear.cells[key]?.raw ?? '—'}</Table.Td>}
              <Table.Td ta="right">
                <strong>{printed === '' ? words.blank : printed}</strong>
              </Table.Td>
              {lastYear && (
                <Table.Td ta="right">{change(cellAt(finding, key)?.value, lastYear.cells[key]?.value, lang)}</Table.Td>
              )}
              {nextYear && <Table.Td ta="right">{nextYear.cells[key]?.raw ?? '—'}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}

function YearHead({ of }: { of: OtherYear }) {
  return (
    <Table.Th ta="right" scope="col">
      <Link href={`/reports/${encodeURIComponent(of.reportId)}`}>{String(of.year)}</Link>
    </Table.Th>
  )
}

function change(now: number | null | undefined, before: number | null | undefined, lang: 'zh' | 'en'): string {
  if (now == null || before == null) return '—'
  const by = now - before
  return by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${figure(Math.abs(by), lang)}`
}
