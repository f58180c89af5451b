// Rebuilds rows from lines, for copies that kept one cell a line or one row a line: labels gather until
// figures follow, the figures make the row. Blank cells leave no trace in such a copy, so whoever takes
// the figures refuses every run that is not exactly as long as the form's row.
import type { ParsedDocument, Place, TracedText } from '../../document/index.js'
import type { OfficialLabel } from '../layout.js'
import { type GridRow, type RowCell, rowCell } from './grid-row.js'
import { reduceLabel } from './reduce-label.js'

/** Longer lines are prose: they end whatever row was being gathered. */
const LONGEST_CELL_LINE = 120
/** A line with a full stop, or with a comma outside brackets and of some length, is a sentence. */
const SENTENCE = /[。；;！!]|^(?=.{13,}).*[，,](?!\d{3})/u
/** A header has at most about thirty labels; older ones cannot belong to the next row. */
const MOST_LABELS = 48

/**
 * Rows out of the paragraphs of a document. `official` are the row labels of all forms: one that is
 * printed alone, with no figure before the next label, is a row of blank cells. `headings` are blocks
 * that head a section: they end whatever row was being gathered.
 */
export function lineRows(document: ParsedDocument, official: readonly OfficialLabel[], headings: ReadonlySet<number>): GridRow[] {
  const known = new Set(official.filter((label) => label.label !== '').map(labelKey))
  const rows: GridRow[] = []
  let labels: Token[] = []
  let values: Token[] = []
  const flush = () => {
    if (labels.length > 0) {
      for (const row of blankRows(labels, values.length > 0, known)) rows.push({ ...makeRow(row, []), blank: true })
      rows.push(makeRow(labels, values))
    }
    labels = []
    values = []
  }
  for (const token of tokensOf(document, headings)) {
    if (token === 'prose') flush()
    else if (token.cell.worded && !isGarbled(token, labels[labels.length - 1], known)) {
      if (values.length > 0) flush()
      labels.push(token)
      if (labels.length > MOST_LABELS) labels.shift()
    } else values.push({ ...token, cell: { ...token.cell, worded: false } })
  }
  flush()
  return rows
}

/** Nothing but digits, signs, the words for them, and units (9969减10): figures that ran together. */
const ONLY_FIGURES = /^(?=.*\d)[\d\s,.，．+＋\-－−↑↓增减加少件次人条项宗个起份例部篇万亿元]+$/u

/** Such a piece right after a label of the form is its figures, which nobody can part, and no label that left a row blank. */
function isGarbled({ cell }: Token, before: Token | undefined, known: ReadonlySet<string>): boolean {
  return before !== undefined && ONLY_FIGURES.test(cell.text.folded) && isKnown(before, known)
}

function isKnown({ cell: { reduced } }: Token, known: ReadonlySet<string>): boolean {
  return known.has((reduced.numbering ? `${reduced.numbering.style}${reduced.numbering.ordinal}` : '') + reduced.key)
}

interface Token {
  readonly cell: RowCell
  readonly block: number
}

function labelKey(label: OfficialLabel): string {
  const numbering = label.numbering ? `${label.numbering.style}${label.numbering.ordinal}` : ''
  return numbering + reduceLabel(label.label).key
}

/** Labels of the form that no figure follows; the last one is a row of its own already. */
function blankRows(labels: readonly Token[], hasValues: boolean, known: ReadonlySet<string>): Token[][] {
  const alone = hasValues ? labels.slice(0, -1) : labels
  return alone.filter((token) => isKnown(token, known)).map((token) => [token])
}

function makeRow(labels: readonly Token[], values: readonly Token[]): GridRow {
  const tokens = [...labels, ...values]
  const cells = tokens.map(({ cell }, i) => ({ ...cell, from: i, to: i + 1 }))
  const last = labels[labels.length - 1] as Token
  const blocks = tokens.map((token) => token.block)
  return { block: last.block, row: 0, cells, place: last.cell.place, shape: 'lines', blocks }
}

function* tokensOf(document: ParsedDocument, headings: ReadonlySet<number>): Generator<Token | 'prose'> {
  for (const [index, block] of document.blocks.entries()) {
    if (block.type === 'table' || block.furniture) continue
    if (headings.has(index) || isProse(block.text.folded)) {
      yield 'prose'
      continue
    }
    for (const part of partsOf(block.text)) yield { cell: makeCell(part, block.place), block: index }
  }
}

function isProse(line: string): boolean {
  const tight = line.trim().replace(/\s+/gu, ' ')
  return tight.length > LONGEST_CELL_LINE || SENTENCE.test(tight.replace(/[（(][^（()）]*[）)]/gu, ''))
}

function makeCell(text: TracedText, place: Place): RowCell {
  return rowCell(text, place, { from: 0, to: 1, continued: false, rowSpan: 1 })
}

/** The pieces of a line between blanks; a line without blanks is its own only piece. */
function partsOf(text: TracedText): TracedText[] {
  const folded = text.folded.split(/\s+/u).filter((piece) => piece !== '')
  if (folded.length <= 1 && text.now.trim() === text.now) return folded.length === 0 ? [] : [text]
  const now = text.now.split(/\s+/u).filter((piece) => piece !== '')
  return folded.map((piece, i) => ({ raw: now[i] ?? piece, now: now[i] ?? piece, steps: [], folded: piece }))
}
