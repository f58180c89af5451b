import type { Table, TableCell } from '../document/index.js'
import type { MatchedLabel } from '../layouts/index.js'
import type { Lang, Run } from '../pipeline/index.js'
import { CAPTIONS, type Mark } from './captions.js'
import { element, type Svg, text } from './svg.js'

/** A cell of a grid with what became of it. */
export interface MarkedCell {
  readonly cell: TableCell
  readonly mark: Mark
  /** The key of the record, or what a label was matched to; one line of the picture each. */
  readonly lines: readonly string[]
  /** Place and why, shown when the pointer rests on it. */
  readonly title: string
}

/** A table with its marked cells; `ordinal` counts the document's tables from 1. */
export interface MarkedTable {
  readonly table: Table
  readonly ordinal: number
  readonly cells: readonly MarkedCell[]
}

/** Every table of a run, its cells marked with key, value, label and doubt. */
export function markedTables(run: Run, lang: Lang): MarkedTable[] {
  const keys = new Map(run.matches.map(({ key, block, row, col, fit }) => [`${block} ${row} ${col}`, { key, fit }]))
  const labels = new Map<string, MatchedLabel>()
  for (const table of run.report?.tables ?? []) for (const label of table.labels) labels.set(JSON.stringify(label.place), label)
  let ordinal = 0
  return (run.repaired?.blocks ?? []).flatMap((block, index): MarkedTable[] => {
    if (block.type !== 'table') return []
    ordinal++
    const mark = (cell: TableCell) => {
      const match = keys.get(`${index} ${cell.row} ${cell.col}`)
      return match ? valueCell(cell, match, run, lang) : labelCell(cell, labels.get(JSON.stringify(cell.place)), lang)
    }
    return [{ table: block, ordinal, cells: block.cells.map(mark) }]
  })
}

function valueCell(cell: TableCell, { key, fit }: { key: string; fit: string }, run: Run, lang: Lang): MarkedCell {
  const read = run.extraction.cells[key]
  const mark = read?.state === 'unreadable' ? 'unreadable' : read?.value === null || !read ? 'no-value' : 'value'
  const shown = read ? (read.value === null ? read.state : String(read.value)) : ''
  return { cell, mark, lines: [...key.split('.'), `= ${shown}`], title: titleOf(cell, [`${key} = ${shown}`, fit], lang) }
}

function labelCell(cell: TableCell, label: MatchedLabel | undefined, lang: Lang): MarkedCell {
  if (!label) return { cell, mark: cell.doubt ? 'unreadable' : 'cell', lines: [], title: titleOf(cell, [], lang) }
  const mark = label.fit === 'same' ? 'label' : 'label-unlike'
  return { cell, mark, lines: label.of.split('.'), title: titleOf(cell, [`${label.of}: ${label.official}`, label.fit], lang) }
}

function titleOf(cell: TableCell, what: readonly string[], lang: Lang): string {
  const { cell: position, doubts } = CAPTIONS[lang]
  const doubt = cell.doubt ? [doubts[cell.doubt]] : []
  return [position(cell.row, cell.col), cell.text.raw, ...what, ...doubt, JSON.stringify(cell.place)].join(' · ')
}

/** Lines of small type that fill a box, as large as they fit. */
export function fitted(lines: readonly string[], x: number, y: number, width: number, height: number, fill: string): Svg {
  const longest = Math.max(1, ...lines.map((line) => line.length))
  // A Latin letter of these fonts is about 0.55 em wide; a line takes 1.15 em.
  const size = Math.min(5, (width - 2) / (longest * 0.55), (height - 2) / (lines.length * 1.15))
  if (size <= 0) return ''
  const attributes = { x: x + 1, 'font-size': size, fill }
  return lines
    .map((line, index) => element('text', { ...attributes, y: y + 1 + size * (index + 0.9) * 1.15 }, text(line)))
    .join('')
}
