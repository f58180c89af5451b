// The shape of parsed blocks, as they cross the pipe. The compiler holds the schemas to the types of src/document.
import { z } from 'zod'
import type { Block, Certainty, Doubt, Furniture, Note, NoteCode, Place, TracedText } from '../document/index.js'
import { namesOf } from './names-of.js'

export const text = z.string()
const count = z.int().nonnegative()
const coordinate = z.number()

export const place: z.ZodType<Place> = z.discriminatedUnion('in', [
  z.strictObject({
    in: z.literal('pdf'),
    page: count,
    box: z.strictObject({ x0: coordinate, y0: coordinate, x1: coordinate, y1: coordinate }),
  }),
  z.strictObject({ in: z.literal('docx'), part: text, path: text }),
  z.strictObject({ in: z.literal('html'), path: text }),
  z.strictObject({ in: z.literal('text'), line: count }),
])

export const certainty = namesOf<Certainty>({ certain: 1, likely: 1, guess: 1 })

const furniture = namesOf<Furniture>({
  'running-header': 1,
  'running-footer': 1,
  'page-number': 1,
  navigation: 1,
  metadata: 1,
  watermark: 1,
  hidden: 1,
}).exactOptional()

const doubt = namesOf<Doubt>({
  'straddles-rule': 1,
  'broken-number': 1,
  overprinted: 1,
  'not-a-rectangle': 1,
  'lost-glyphs': 1,
}).exactOptional()

const tracedText: z.ZodType<TracedText> = z.strictObject({
  raw: text,
  now: text,
  steps: z.array(z.strictObject({ fixer: text, at: count, before: text, after: text, why: text, certainty })),
  folded: text,
})

const cell = z.strictObject({
  row: count,
  col: count,
  rowSpan: count,
  colSpan: count,
  text: tracedText,
  place,
  doubt,
})

export const block: z.ZodType<Block> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), level: count, text: tracedText, place, furniture }),
  z.strictObject({ type: z.literal('paragraph'), text: tracedText, place, furniture }),
  z.strictObject({
    type: z.literal('table'),
    rows: count,
    cols: count,
    cells: z.array(cell),
    place,
    furniture,
    readBy: text.exactOptional(),
  }),
])

const noteCode = namesOf<NoteCode>({
  'cut-off': 1,
  'charset-conflict': 1,
  'undecodable-bytes': 1,
  'page-without-text': 1,
  'hidden-text': 1,
  'tables-disagree': 1,
  'readers-disagree': 1,
  'spans-clamped': 1,
  'merged-cells-disagree': 1,
  'table-without-rules': 1,
  'joined-over-pages': 1,
  'nested-table': 1,
  'row-kept-apart': 1,
  'row-unclear': 1,
  'table-twice': 1,
  'several-reports': 1,
})

export const note: z.ZodType<Note> = z.strictObject({
  code: noteCode,
  data: z.record(text, z.union([z.string(), z.number()])).exactOptional(),
  place: place.exactOptional(),
})
