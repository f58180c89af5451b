/**
 * Rows of a table, or of a stretch of one, that has no rules across: a row begins at a numbered label,
 * or at a line of figures when the row before has its figures. Lines of label between two rows of
 * figures go where the gap is smaller; when the gaps are alike the rows are doubtful.
 */
import { isFigure, type Word } from './crowding.js'
import { isFigureRow } from './figure-columns.js'

export interface WordLine {
  readonly y0: number
  readonly y1: number
  readonly words: readonly Word[]
}

export interface TextRows {
  /** Heights between the rows, from top to bottom. */
  readonly separators: readonly number[]
  /** Stretches in which a label may belong to the row above or below. */
  readonly doubtful: readonly { readonly from: number; readonly to: number }[]
}

const ENUMERATED =
  /^(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.．、]\D|第[一二三四五六七八九十百]+条)/u
/** Rows of a table that numbers them; captions such as `第二十条第（一）项` do not. */
const NUMBERED_ROW = /^(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.．、]\D)/u
/** One gap is clearly wider than another from this factor on. */
const CLEARLY = 1.3

interface OpenRow {
  readonly top: number
  readonly lines: WordLine[]
  figures: boolean
  doubtful: boolean
}

export function textRows(lines: readonly WordLine[]): TextRows {
  const numbering = lines.some((line) => NUMBERED_ROW.test(line.words[0]?.text ?? ''))
  const rows: OpenRow[] = []
  for (const line of lines) {
    const figures = isFigureRow(line.words)
    const numbered = ENUMERATED.test(line.words[0]?.text ?? '')
    const row = rows.at(-1)
    if (!row || numbered || (figures && row.figures)) {
      const { at, clear } = row ? boundary(row, line, numbered) : { at: -Infinity, clear: true }
      // Figures with no label of their own may be the ends of wrapped numbers above, or their starts.
      const bare = (!numbered && numbering && row !== undefined) || line.words.every((word) => isFigure(word.text))
      const startsBare = row?.lines.every((other) => other.words.every((word) => isFigure(word.text))) ?? false
      const doubtful = row !== undefined && (!clear || bare || startsBare)
      if (row && doubtful) row.doubtful = true
      rows.push({ top: at, lines: [line], figures, doubtful })
    } else {
      row.lines.push(line)
      row.figures ||= figures
    }
  }
  return {
    separators: rows.slice(1).map((row) => row.top),
    doubtful: rows.flatMap((row, i) => (row.doubtful ? [{ from: row.top, to: rows[i + 1]?.top ?? Infinity }] : [])),
  }
}

function boundary(row: OpenRow, line: WordLine, numbered: boolean): { at: number; clear: boolean } {
  if (numbered) return { at: middleOf(row.lines.at(-1) as WordLine, line), clear: true }
  return widestGap([...afterFigures(row.lines), line])
}

/** The last line of figures and what follows it. */
function afterFigures(lines: readonly WordLine[]): readonly WordLine[] {
  let from = lines.length - 1
  while (from > 0 && !isFigureRow((lines[from] as WordLine).words)) from--
  return lines.slice(from)
}

function widestGap(lines: readonly WordLine[]): { at: number; clear: boolean } {
  const gaps = lines
    .slice(1)
    .map((line, i) => ({ size: line.y0 - (lines[i] as WordLine).y1, at: middleOf(lines[i] as WordLine, line) }))
  gaps.sort((a, b) => b.size - a.size || a.at - b.at)
  const [widest, next] = gaps
  return { at: widest?.at ?? 0, clear: !next || (widest !== undefined && widest.size > CLEARLY * Math.max(next.size, 0.5)) }
}

function middleOf(above: WordLine, below: WordLine): number {
  return (above.y1 + below.y0) / 2
}
