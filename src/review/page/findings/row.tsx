import { Checkbox } from '@mantine/core'
import { type MouseEvent, memo, useEffect, useRef } from 'react'
import type { FindingRow } from '../../api.js'
import { Severity, StatusChip } from '../parts/index.js'
import { useSay, useWords } from '../words/index.js'

interface RowProps {
  readonly row: FindingRow
  readonly current: boolean
  readonly selected: boolean
  /** `keyboard`: it was chosen with Enter, not by a click. */
  readonly onLook: (identity: string, keyboard: boolean) => void
  readonly onSelect: (identity: string) => void
}

/** One finding in the list: how grave, whose, which year, what. */
export const Row = memo(function Row({ row, current, selected, onLook, onSelect }: RowProps) {
  const words = useWords()
  const say = useSay()
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const look = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onLook(row.identity, event.detail === 0)
  }
  return (
    <li ref={line} className="row" data-current={current} data-identity={row.identity} data-status={row.status}>
      <Checkbox
        size="xs"
        checked={selected}
        onChange={() => onSelect(row.identity)}
        aria-label={words.list.select(`${row.agency ?? ''} ${row.year ?? ''}`)}
      />
      <a href={`/findings/${encodeURIComponent(row.identity)}`} onClick={look} aria-current={current ? 'true' : undefined}>
        <span className="row-head">
          <Severity of={row.severity} />
          <strong className="row-agency">{row.agency ?? words.list.noAgency}</strong>
          <span className="figures">{row.year ?? '—'}</span>
          {(row.status !== 'open' || row.stale) && <StatusChip status={row.status} stale={row.stale} />}
        </span>
        <span className="row-title">{say(row.title)}</span>
        <span className="row-message">{say(row.message)}</span>
      </a>
    </li>
  )
})
