import { Loader, Select, SimpleGrid } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { FacetValue, Overview } from '../../api.js'
import { figure, Trouble } from '../parts/index.js'
import { queries, useEvents } from '../server/index.js'
import { address, go, Link, useView } from '../view/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'
import { Failures } from './failures.js'
import { LetterList } from './letters.js'
import { trendCharts } from './trend-charts.js'

// echarts is larger than the rest of the page.
const Chart = lazy(() => import('./chart.js'))

/** Bars of one chart: more than these are not read. */
const MOST_BARS = 14

/** Where things stand: documents, findings, trends of the figures, letters to write. */
export default function OverviewPage() {
  const words = useWords()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(queries.overview)
  useEvents((event) => {
    if (event.type !== 'progress') void client.invalidateQueries({ queryKey: ['overview'] })
  })
  return (
    <main className="page" aria-label={words.overview.title}>
      <h1>{words.overview.title}</h1>
      {error && <Trouble error={error} again={() => void refetch()} />}
      {!error && data === undefined && <Loader size="sm" aria-label={words.loading} />}
      {data && (
        <>
          <Numbers of={data} />
          <Failures failed={data.failed} />
          <Suspense fallback={<Loader size="sm" aria-label={words.loading} />}>
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
              <OpenFindings of={data.open} />
            </SimpleGrid>
            <TrendPart regions={data.open.region} />
          </Suspense>
          <LetterList />
        </>
      )}
    </main>
  )
}

function Numbers({ of }: { of: Overview }) {
  const words = useWords()
  const { lang } = useLanguage()
  const { documents, findings } = of
  const read = documents.complete + documents.partial
  const put = (documents.failed ?? 0) + (documents.quarantined ?? 0)
  const tiles: readonly (readonly [string, number, string])[] = [
    [words.overview.reports, of.reports, '/reports'],
    [words.overview.read, read, '/reports'],
    [words.overview.waiting, of.waiting, '/intake'],
    [words.overview.refused, documents.refused, '/intake'],
    [words.overview.failed, put, '#failures'],
    [words.overview.open, findings.open, '/findings?status=open'],
    [words.overview.confirmed, findings.confirmed, '/findings?status=confirmed'],
    [words.overview.dismissed, findings.dismissed, '/findings?status=dismissed'],
    [words.overview.corrected, findings.corrected, '/findings?status=corrected'],
    [words.stale, of.stale, '/findings?stale=true'],
  ]
  return (
    <ul className="tiles">
      {tiles.map(([name, count, href]) => (
        <li key={name}>
          <Link href={href} c="inherit" underline="hover">
            <span className="tile-count figures">{figure(count, lang)}</span>
            <span className="tile-name">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function OpenFindings({ of }: { of: Overview['open'] }) {
  const words = useWords()
  const say = useSay()
  const chart = (title: string, kind: 'bars' | 'columns', values: readonly FacetValue[]) => ({
    title,
    kind,
    labels: values.map(({ label }) => say(label)),
    series: [{ name: words.overview.open, values: values.map(({ count }) => count) }],
  })
  const years = [...of.year].sort((a, b) => Number(a.value) - Number(b.value))
  return (
    <>
      <Chart data={chart(words.overview.byRule, 'bars', of.rule.slice(0, MOST_BARS))} />
      <Chart data={chart(words.overview.byRegion, 'bars', of.region.slice(0, MOST_BARS))} />
      <Chart data={chart(words.overview.byYear, 'columns', years)} />
    </>
  )
}

function TrendPart({ regions }: { regions: readonly FacetValue[] }) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  const { query } = useView()
  const region = query.get('region')
  const asked = new URLSearchParams(region === null ? {} : { region })
  const { data, error, refetch } = useQuery(queries.trends(asked.toString()))
  const csv = new URLSearchParams(asked)
  csv.set('lang', lang)
  return (
    <>
      <header className="part-head">
        <h2>{words.trends.title}</h2>
        <Select
          size="xs"
          clearable
          aria-label={words.facets.region}
          placeholder={words.trends.everywhere}
          data={regions.map(({ value, label }) => ({ value, label: say(label) }))}
          value={region}
          onChange={(value) => go(address('/overview', new URLSearchParams(value === null ? {} : { region: value })), true)}
        />
      </header>
      {error && <Trouble error={error} again={() => void refetch()} />}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
        {data && trendCharts(data, words).map((chart) => <Chart key={chart.title} data={chart} csv={`/api/trends.csv?${csv}`} />)}
      </SimpleGrid>
    </>
  )
}
