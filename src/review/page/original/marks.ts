// Where a finding points in the original: all its places, the first of them what is scrolled to.
import type { Finding, Place } from '../../api.js'

export interface Mark {
  readonly place: Place
  /** Key of the cell, where the mark is one. */
  readonly cell: string | null
  /** Words to mark within the place, where they are known. */
  readonly seen: string | null
  /** What the printed figure is: part of the sum, or what it should have come to. */
  readonly role: 'left' | 'right' | 'text'
}

/** The result of a sum comes first: it is what a reader looks for. */
export function marksOf(finding: Finding): readonly Mark[] {
  const right = new Set(finding.sums.flatMap((sum) => sum.right.map(({ cell }) => cell)))
  const keys = new Set([...right, ...finding.sums.flatMap((sum) => sum.left.map(({ cell }) => cell)), ...finding.anomaly.cells])
  const cells = [...keys].flatMap((cell): Mark[] =>
    finding.tables.flatMap(({ cells }) => {
      const found = cells[cell]
      return found ? [{ place: found.place, cell, seen: null, role: right.has(cell) ? 'right' : 'left' }] : []
    }),
  )
  const passages = finding.passages.map(({ place, seen }): Mark => ({ place, cell: null, seen, role: 'text' }))
  const evidence = finding.anomaly.evidence.map(({ place, seen }): Mark => ({ place, cell: null, seen, role: 'text' }))
  const marks = [...cells, ...passages, ...evidence]
  return marks.filter((mark, at) => marks.findIndex((other) => same(other.place, mark.place)) === at)
}

function same(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
