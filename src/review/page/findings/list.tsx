import { Anchor, Button, Checkbox, Loader, TextInput } from '@mantine/core'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { Empty, figure, Trouble } from '../parts/index.js'
import { Link } from '../view/index.js'
import { useLanguage, useWords } from '../words/index.js'
import { searched } from './filter.js'
import { Row } from './row.js'
import type { Queue } from './use-queue.js'

interface ListProps {
  readonly queue: Queue
  readonly search: RefObject<HTMLInputElement | null>
  readonly selected: ReadonlySet<string>
  readonly onSelect: (identity: string) => void
  readonly onSelectAll: (all: boolean) => void
  readonly fresh: number
  readonly onFresh: () => void
}

/** The queue as a list, with its search; more rows come as the end comes near. */
export function List({ queue, search, selected, onSelect, onSelectAll, fresh, onFresh }: ListProps) {
  const words = useWords()
  const latest = useRef(queue)
  useEffect(() => {
    latest.current = queue
  })
  const onLook = useCallback((identity: string, keyboard: boolean) => {
    // Where there is no room for a preview, a click opens.
    if (keyboard || !window.matchMedia('(min-width: 80em)').matches) latest.current.openOne(identity)
    else latest.current.look(identity)
  }, [])
  const all = queue.rows.length > 0 && selected.size === queue.rows.length
  return (
    <section className="list" aria-label={words.list.title}>
      <Search queue={queue} input={search} />
      <div className="list-head">
        <Checkbox
          size="xs"
          checked={all}
          indeterminate={selected.size > 0 && !all}
          onChange={() => onSelectAll(!all)}
          aria-label={words.list.selectAll}
        />
        <Count queue={queue} selected={selected.size} />
        <Out filter={queue.filter} />
        {fresh > 0 && (
          <Button size="compact-xs" variant="light" onClick={onFresh}>
            {words.list.fresh(fresh)}
          </Button>
        )}
      </div>
      <ul className="rows" aria-label={words.list.title}>
        {queue.rows.map((row) => (
          <Row
            key={row.identity}
            row={row}
            current={row.identity === queue.current}
            selected={selected.has(row.identity)}
            onLook={onLook}
            onSelect={onSelect}
          />
        ))}
        <End queue={queue} />
      </ul>
    </section>
  )
}

function Count({ queue, selected }: { queue: Queue; selected: number }) {
  const words = useWords()
  const { lang } = useLanguage()
  const count = queue.total === null ? '…' : words.list.count(figure(queue.total, lang))
  return (
    <span role="status" className="list-count">
      {selected > 0 ? words.list.selected(selected) : count}
    </span>
  )
}

/** What the list shows, to take away. */
function Out({ filter }: { filter: URLSearchParams }) {
  const { lang } = useLanguage()
  const query = new URLSearchParams(filter)
  query.set('lang', lang)
  return (
    <>
      <Anchor size="xs" href={`/api/findings.csv?${query}`}>
        CSV
      </Anchor>
      <Anchor size="xs" href={`/api/findings.xlsx?${query}`}>
        XLSX
      </Anchor>
    </>
  )
}

/** Waits with the search until somebody has stopped typing. */
const PAUSE_MS = 300

function Search({ queue, input }: { queue: Queue; input: RefObject<HTMLInputElement | null> }) {
  const words = useWords()
  const asked = queue.filter.get('q') ?? ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked])
  const latest = useRef(queue)
  useEffect(() => {
    latest.current = queue
  })
  useEffect(() => {
    if (text.trim() === asked) return
    const timer = setTimeout(() => latest.current.setFilter(searched(latest.current.filter, text)), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, asked])
  return (
    <TextInput
      ref={input}
      size="xs"
      type="search"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      aria-label={words.list.search}
      placeholder={words.list.searchHint}
    />
  )
}

/** What stands below the last row: more to come, nothing at all, or what went wrong. */
function End({ queue }: { queue: Queue }) {
  const words = useWords()
  const end = useRef<HTMLLIElement>(null)
  const { more } = queue
  useEffect(() => {
    if (more === null || end.current === null) return
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && more(), { rootMargin: '400px' })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [more])
  return (
    <li ref={end} className="list-end">
      {queue.error && <Trouble error={queue.error} again={queue.reload} />}
      {queue.loading && <Loader size="sm" aria-label={words.loading} />}
      {queue.total === 0 && (
        <Empty title={words.list.nothing}>
          {queue.filter.toString() === '' ? <Link href="/intake">{words.list.nothingAtAll}</Link> : words.list.nothingHere}
        </Empty>
      )}
    </li>
  )
}
