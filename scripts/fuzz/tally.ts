/** What was found in one document. `silent`: something was lost and the result says complete. */
export interface Verdict {
  readonly cells: number
  readonly right: number
  readonly wrong: number
  readonly unreadable: number
  readonly missing: number
  readonly silent: boolean
  readonly lines: readonly string[]
}

/** Verdicts of one style, added up. */
export interface Tally {
  readonly documents: number
  readonly cells: number
  readonly right: number
  readonly wrong: number
  readonly unreadable: number
  readonly missing: number
  readonly silent: number
}

function emptyTally(): Tally {
  return { documents: 0, cells: 0, right: 0, wrong: 0, unreadable: 0, missing: 0, silent: 0 }
}

/** Adds a verdict to its style. */
export function addTo(tallies: Map<string, Tally>, style: string, verdict: Verdict): void {
  tallies.set(style, add(tallies.get(style) ?? emptyTally(), { ...verdict, documents: 1, silent: verdict.silent ? 1 : 0 }))
}

/** All styles together. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  let sum = emptyTally()
  for (const tally of tallies) sum = add(sum, tally)
  return sum
}

function add(a: Tally, b: Tally): Tally {
  return {
    documents: a.documents + b.documents,
    cells: a.cells + b.cells,
    right: a.right + b.right,
    wrong: a.wrong + b.wrong,
    unreadable: a.unreadable + b.unreadable,
    missing: a.missing + b.missing,
    silent: a.silent + b.silent,
  }
}

/** A table: a line a style, and a line of sums. */
export function formatTallies(tallies: ReadonlyMap<string, Tally>): string {
  const rows = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([style, tally]) => line(style, tally))
  return [
    `${'style'.padEnd(26)} docs  cells   right  wrong unread missing silent   right %`,
    ...rows,
    line('all', sumOf(tallies.values())),
    '',
  ].join('\n')
}

function line(style: string, tally: Tally): string {
  const share = tally.cells === 0 ? '-' : ((100 * tally.right) / tally.cells).toFixed(2)
  const figures = [tally.documents, tally.cells, tally.right, tally.wrong, tally.unreadable, tally.missing, tally.silent]
  const widths = [5, 6, 7, 6, 6, 7, 6]
  return `${style.padEnd(26)}${figures.map((figure, i) => String(figure).padStart(widths[i] as number)).join(' ')}${share.padStart(10)}`
}
