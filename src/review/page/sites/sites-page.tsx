import { Group, Loader, Table, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { SiteRow } from '../../api.js'
import { useKeys } from '../keys/index.js'
import { Empty, figure, moment, Pages, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { address, go, useView } from '../view/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'

/** Sites on one page. */
const SITES = 25
const PAUSE_MS = 300

/** The sites that are crawled: how each stands, what it gave, what could not be read, and what to do. */
export default function SitesPage() {
  const words = useWords()
  const { lang } = useLanguage()
  const { query } = useView()
  const search = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => search.current?.focus() })
  const asked = new URLSearchParams([...query].filter(([name]) => name === 'q' || name === 'after'))
  const { data, error, refetch } = useQuery(queries.sites(asked.toString(), SITES))
  const onSearch = useDebouncedCallback(
    (text: string) => go(address('/sites', new URLSearchParams(text === '' ? {} : { q: text })), true),
    PAUSE_MS,
  )
  return (
    <main className="page" aria-label={words.sites.title}>
      <Group justify="space-between" mb="sm">
        <h1>{words.sites.title}</h1>
        <Group gap="sm">
          {data && <span className="quiet">{words.sites.count(figure(data.total, lang))}</span>}
          <TextInput
            ref={search}
            size="xs"
            type="search"
            w={240}
            defaultValue={query.get('q') ?? ''}
            onChange={(event) => onSearch(event.currentTarget.value.trim())}
            placeholder={words.sites.search}
            aria-label={words.sites.search}
          />
        </Group>
      </Group>
      {error && <Trouble error={error} again={() => void refetch()} />}
      {!error && data === undefined && <Loader size="sm" aria-label={words.loading} />}
      {data && data.rows.length === 0 && (
        <Empty title={asked.has('q') ? words.sites.nothingFits : words.sites.nothing}>{!asked.has('q') && words.sites.how}</Empty>
      )}
      {data && data.rows.length > 0 && <SiteTable rows={data.rows} />}
      {data && (data.next !== null || asked.has('after')) && <Pages path="/sites" next={data.next} asked={asked} />}
    </main>
  )
}

function SiteTable({ rows }: { rows: readonly SiteRow[] }) {
  const words = useWords()
  const { site, state, years, fresh, changed, failed, requests, run } = words.sites
  return (
    <Table.ScrollContainer minWidth={760} className="sites">
      <Table verticalSpacing={6} layout="auto">
        <Table.Thead>
          <Table.Tr>
            {[site, state, years, fresh, changed, failed, requests, run].map((heading) => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Site key={row.site} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Site({ row }: { row: SiteRow }) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  return (
    <>
      <Table.Tr data-remarks={row.remarks.length > 0 || undefined}>
        <Table.Th scope="row">{row.site}</Table.Th>
        <Table.Td>
          <span className="chip site-state" data-state={row.state ?? 'never'}>
            {row.said ? say(row.said) : words.sites.never}
          </span>
          {row.dueAt !== null && <div className="quiet">{words.sites.until(moment(row.dueAt, lang))}</div>}
          {row.due > 0 && <div className="quiet">{words.sites.due(figure(row.due, lang))}</div>}
        </Table.Td>
        <Table.Td className="figures">
          {row.found.length === 0
            ? '—'
            : row.found.map(({ year, count }) => (
                <span key={year} className="year-count">
                  {year === '?' ? words.sites.noYear : year} <b>{figure(count, lang)}</b>
                </span>
              ))}
        </Table.Td>
        <Table.Td className="figures">{figure(row.fresh, lang)}</Table.Td>
        <Table.Td className="figures">{figure(row.changed, lang)}</Table.Td>
        <Table.Td>{row.failed.map(({ said, count }) => `${say(said)} ${figure(count, lang)}`).join(' · ') || '0'}</Table.Td>
        <Table.Td className="figures">{figure(row.requests, lang)}</Table.Td>
        <Table.Td className="quiet">{row.startedAt === null ? words.sites.never : moment(row.startedAt, lang)}</Table.Td>
      </Table.Tr>
      {row.remarks.length > 0 && (
        <Table.Tr>
          <Table.Td colSpan={8} className="site-remarks">
            <ul>
              {row.remarks.map(({ said, url }) => (
                <li key={`${url} ${said.en}`}>{say(said)}</li>
              ))}
            </ul>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
