// A picture of the evidence, for a letter or a mail: the part of the page, or the rows of the table, that it stands in,
// drawn by us from what was read, with the places in question marked.
import type { Block, Box, Place, Table, TracedText } from '../../document/index.js'
import type { ReadDocument } from './document-reader.js'
import { escaped } from './reconstruction-page.js'

interface Piece {
  readonly box: Box
  readonly text: string
  readonly marked: boolean
  readonly framed: boolean
}

/** Points around the drawing. */
const MARGIN = 8
/** Sizes of type in points, from the largest down until the text fits its box. */
const SIZES = [10, 9, 8, 7, 6, 5, 4]
/** Height of a line in sizes of type. */
const LINE = 1.25
/** Of formats without pages: width of a column and height of a row, points. */
const COLUMN = 84
const ROW = 30
/** Rows above and below the marked ones. */
const AROUND = 2

/** SVG; null where the evidence stands nowhere that can be drawn. */
export function evidencePicture(document: ReadDocument, places: readonly Place[], title: string): string | null {
  const wanted = new Set(places.map((place) => JSON.stringify(place)))
  const [first] = places
  if (first === undefined) return null
  const pieces = first.in === 'pdf' ? onPage(document.blocks, first.page, wanted) : besides(document.blocks, wanted)
  return pieces.some(({ marked }) => marked) ? draw(pieces, title) : null
}

function* textsOf(block: Block): Generator<{ text: TracedText; place: Place; framed: boolean }> {
  if (block.type === 'table') for (const { text, place } of block.cells) yield { text, place, framed: true }
  else yield { text: block.text, place: block.place, framed: false }
}

function onPage(blocks: readonly Block[], page: number, wanted: ReadonlySet<string>): Piece[] {
  return blocks.flatMap((block) =>
    [...textsOf(block)].flatMap(({ text, place, framed }) =>
      place.in === 'pdf' && place.page === page
        ? [{ box: place.box, text: text.now, marked: wanted.has(JSON.stringify(place)), framed }]
        : [],
    ),
  )
}

function besides(blocks: readonly Block[], wanted: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let top = 0
  for (const block of blocks) {
    const marked = [...textsOf(block)].some(({ place }) => wanted.has(JSON.stringify(place)))
    if (!marked) continue
    if (block.type === 'table') top = grid(block, top, wanted, pieces)
    else {
      const height = ROW * Math.max(1, Math.ceil(block.text.now.length / 60))
      pieces.push({
        box: { x0: 0, y0: top, x1: 8 * COLUMN, y1: top + height },
        text: block.text.now,
        marked: true,
        framed: false,
      })
      top += height
    }
    top += MARGIN
  }
  return pieces
}

/** The marked rows of a table with a few around them; returns where it ends. */
function grid({ cells }: Table, top: number, wanted: ReadonlySet<string>, pieces: Piece[]): number {
  const rows = cells.filter(({ place }) => wanted.has(JSON.stringify(place))).map(({ row }) => row)
  const [from, to] = [Math.max(0, Math.min(...rows) - AROUND), Math.max(...rows) + AROUND]
  let bottom = top
  for (const { row, col, rowSpan, colSpan, text, place } of cells) {
    if (row + rowSpan <= from || row > to) continue
    const y0 = top + (Math.max(row, from) - from) * ROW
    const y1 = top + (Math.min(row + rowSpan, to + 1) - from) * ROW
    bottom = Math.max(bottom, y1)
    const box = { x0: col * COLUMN, y0, x1: (col + colSpan) * COLUMN, y1 }
    pieces.push({ box, text: text.now, marked: wanted.has(JSON.stringify(place)), framed: true })
  }
  return bottom
}

function draw(pieces: readonly Piece[], title: string): string {
  const x0 = Math.min(...pieces.map(({ box }) => box.x0)) - MARGIN
  const y0 = Math.min(...pieces.map(({ box }) => box.y0)) - MARGIN
  const width = Math.max(...pieces.map(({ box }) => box.x1)) + MARGIN - x0
  const height = Math.max(...pieces.map(({ box }) => box.y1)) + MARGIN - y0
  const drawn = [...pieces].sort((a, b) => Number(a.marked) - Number(b.marked)).map(drawPiece)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="${n(x0)} ${n(y0)} ${n(width)} ${n(height)}" role="img" font-family="'Noto Sans CJK SC','Microsoft YaHei',sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="${n(x0)}" y="${n(y0)}" width="${n(width)}" height="${n(height)}" fill="#ffffff"/>`,
    ...drawn,
    '</svg>',
  ].join('\n')
}

function drawPiece({ box, text, marked, framed }: Piece): string {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0]
  const { size, lines } = fitted(text, width, height)
  const stroke = marked ? '#d4380d' : framed ? '#999999' : 'none'
  const rect = `<rect x="${n(box.x0)}" y="${n(box.y0)}" width="${n(width)}" height="${n(height)}" fill="${marked ? '#fff1b8' : 'none'}" stroke="${stroke}" stroke-width="${marked ? 1.6 : 0.5}"/>`
  const top = box.y0 + Math.max(size, (height - lines.length * size * LINE) / 2 + size)
  const spans = lines.map(
    (line, at) => `<text x="${n(box.x0 + 2)}" y="${n(top + at * size * LINE)}" font-size="${size}">${escaped(line)}</text>`,
  )
  return [rect, ...spans].join('')
}

function fitted(text: string, width: number, height: number): { size: number; lines: string[] } {
  const clean = text.replace(/\s+/g, ' ').trim()
  for (const size of SIZES) {
    const lines = wrapped(clean, Math.max(1, (width - 4) / size))
    if (lines.length * size * LINE <= height || size === SIZES.at(-1)) {
      return { size, lines: lines.slice(0, Math.max(1, Math.floor(height / (size * LINE)))) }
    }
  }
  return { size: 4, lines: [] }
}

/** Lines of at most so many full widths; Latin letters and digits take about half of one. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  let [line, taken] = ['', 0]
  for (const sign of text) {
    const wide = sign.charCodeAt(0) < 0x250 ? 0.55 : 1
    if (taken + wide > most && line !== '') {
      lines.push(line)
      ;[line, taken] = ['', 0]
    }
    line += sign
    taken += wide
  }
  return line === '' ? lines : [...lines, line]
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}
