import { Anchor, Group, Loader, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Matrix, MatrixRow } from '../../api.js'
import { useKeys } from '../keys/index.js'
import { Empty, Pages, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { address, go, Link, useView } from '../view/index.js'
import { useLanguage, useWords } from '../words/index.js'

/** Agencies on one page: however many reports there are, the table stays small. */
const AGENCIES = 60
const PAUSE_MS = 300

/** Agencies by years: what is there, what is open, what is missing. */
export default function MatrixPage() {
  const words = useWords()
  const { lang } = useLanguage()
  const { query } = useView()
  const search = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => search.current?.focus() })
  const asked = new URLSearchParams([...query].filter(([name]) => ['agency', 'region', 'from', 'to', 'after'].includes(name)))
  const { data, error, refetch } = useQuery(queries.matrix(asked.toString(), AGENCIES))
  const onSearch = useDebouncedCallback(
    (text: string) => go(address('/reports', new URLSearchParams(text === '' ? {} : { agency: text })), true),
    PAUSE_MS,
  )
  const out = new URLSearchParams(asked)
  out.delete('after')
  out.set('lang', lang)
  return (
    <main className="page" aria-label={words.matrix.title}>
      <Group justify="space-between" mb="sm">
        <h1>{words.matrix.title}</h1>
        <Group gap="sm">
          <TextInput
            ref={search}
            size="xs"
            type="search"
            w={240}
            defaultValue={query.get('agency') ?? ''}
            onChange={(event) => onSearch(event.currentTarget.value.trim())}
            placeholder={words.matrix.search}
            aria-label={words.matrix.search}
          />
          <Anchor size="sm" href={`/api/matrix.csv?${out}`}>
            CSV
          </Anchor>
          <Anchor size="sm" href={`/api/matrix.xlsx?${out}`}>
            XLSX
          </Anchor>
        </Group>
      </Group>
      <Legend />
      {error && <Trouble error={error} again={() => void refetch()} />}
      {!error && data === undefined && <Loader size="sm" aria-label={words.loading} />}
      {data && <MatrixTable matrix={data} />}
      {data && <Pages path="/reports" next={data.next} asked={asked} />}
    </main>
  )
}

function Legend() {
  const words = useWords()
  return (
    <ul className="legend" aria-label={words.matrix.legend}>
      {(['complete', 'open', 'partial', 'refused', 'failed', 'waiting', 'missing'] as const).map((standing) => (
        <li key={standing}>
          <span className="standing" data-standing={standing} aria-hidden="true" /> {words.standing[standing]}
        </li>
      ))}
    </ul>
  )
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  const words = useWords()
  if (matrix.rows.length === 0) {
    return (
      <Empty title={words.matrix.nothing}>
        <Link href="/intake">{words.list.nothingAtAll}</Link>
      </Empty>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrix-frame" tabIndex={0} aria-label={words.matrix.title}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{words.matrix.agency}</th>
            {matrix.years.map((year) => (
              <th key={year} scope="col" className="figures">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <AgencyRow key={row.agency} row={row} years={matrix.years} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AgencyRow({ row, years }: { row: MatrixRow; years: readonly number[] }) {
  const words = useWords()
  return (
    <tr>
      <th scope="row">
        <Link href={address('/findings', new URLSearchParams({ agency: row.agency, status: 'open' }))}>{row.agency}</Link>
        {row.region && <span className="quiet"> {row.region.name}</span>}
      </th>
      {years.map((year) => {
        const report = row.reports[String(year)]
        if (report === undefined) {
          return (
            <td key={year} className="standing" data-standing="missing">
              <span className="quiet">{words.standing.missing}</span>
            </td>
          )
        }
        const said = report.standing === 'open' ? words.matrix.open(report.open) : words.standing[report.standing]
        return (
          <td key={year} className="standing" data-standing={report.standing}>
            <Link href={`/reports/${encodeURIComponent(report.id)}`}>{said}</Link>
            {report.versions > 1 && <span className="quiet"> {words.matrix.versions(report.versions)}</span>}
          </td>
        )
      })}
    </tr>
  )
}
