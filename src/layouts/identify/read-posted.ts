// Finds the day on which this copy says that the report was put on its site: 发布时间 and its like in a portal's
// table of metadata, or in a short line above or below the text. 成文日期 is the signature's day and no such date;
// dates in lists of other reports have no name before them and are never read.
import { leastCertain, type ParsedDocument, type Place, type TracedText } from '../../document/index.js'
import type { ReadDate } from '../report.js'
import { compactText } from './compact.js'
import { findDates, isoDate } from './read-date.js'

/** Names of the day of publication, the surest first: 发文日期 and 生成日期 are often that of the document. */
const NAMES: readonly RegExp[] = [
  /(?:首次)?(?:发布|发表|上网|上传|公布)(?:时间|日期)[:：]?/u,
  /公开(?:时间|日期)[:：]?/u,
  /(?:发文|生成)(?:时间|日期)[:：]?/u,
]

/** A bare 时间 or 日期 names that day only at the start of a line of metadata: 日期：2024-01-30 来源：…. */
const BARE = /^[【[（(]?(?:时间|日期)[:：]/u

/** Metadata stands in short lines, in characters; a longer one is prose that speaks of some date. */
const LONGEST_LINE = 200

/** A line or cell that may hold the date. `value`: the cell behind, whose date a name at the end of this one names. */
interface Piece {
  readonly text: TracedText
  readonly place: Place
  readonly value?: { readonly text: TracedText; readonly place: Place }
  readonly metadata: boolean
}

/** The date of publication that this copy prints around the report; `bodyStart` is the block of the first section. */
export function readPosted(document: ParsedDocument, bodyStart: number): ReadDate | null {
  const pieces = document.blocks.flatMap((block, index): Piece[] => {
    const metadata = block.furniture === 'metadata'
    if (!metadata && (index >= bodyStart || block.furniture !== undefined)) return []
    if (block.type === 'table') return metadata ? cellPieces(block.cells) : []
    return block.text.now.length > LONGEST_LINE ? [] : [{ text: block.text, place: block.place, metadata }]
  })
  for (const name of [...NAMES, BARE]) {
    for (const piece of pieces) {
      const found = name === BARE && !piece.metadata ? null : dateNamed(name, piece)
      if (found) return found
    }
  }
  return null
}

function cellPieces(cells: readonly { readonly row: number; readonly text: TracedText; readonly place: Place }[]): Piece[] {
  return cells.map((cell, at) => {
    const next = cells[at + 1]
    return { text: cell.text, place: cell.place, metadata: true, ...(next?.row === cell.row ? { value: next } : {}) }
  })
}

function dateNamed(name: RegExp, { text, place, value }: Piece): ReadDate | null {
  const compact = compactText(text, place)
  const named = name.exec(compact.text)
  if (!named) return null
  const end = named.index + named[0].length
  if (end < compact.text.length || !value) return dateAt(text, place, end)
  return dateAt(value.text, value.place, 0)
}

/** The date that starts at `from` of the compact text. */
function dateAt(text: TracedText, place: Place, from: number): ReadDate | null {
  const compact = compactText(text, place)
  // Without blanks the hour follows the day: 2024-01-3009:12 is cut by its form, two digits a field.
  const apart = compact.text.slice(from).replace(/^(\d{4}[-./]\d{2}[-./]\d{2})(?=\d{1,2}[:：])/u, '$1 ')
  const date = findDates(apart)[0]
  if (date?.from !== 0) return null
  const repaired = leastCertain(text.steps)
  return {
    date: isoDate(date.year, date.month, date.day),
    seen: compact.printed(from, from + date.to),
    place,
    ...(repaired ? { repaired } : {}),
  }
}
