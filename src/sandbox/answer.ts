// What a child answers, and the check of it in the parent. A child may have been taken over by its document, so
// nothing of an answer is believed before its shape was seen, and that it is about the document that was sent.
import { z } from 'zod'
import type { Place } from '../document/index.js'
import type { Reading } from '../pipeline/index.js'
import { place, text } from './document-schema.js'
import { extraction } from './extraction-schema.js'
import type { Outline } from './outline.js'

/** A result as it crosses the pipe. */
export interface Answer {
  readonly reading: Reading
  readonly outline?: Outline
  /** Places of the sections' headings, which results remember beside themselves (`placeOf`); null where unknown. */
  readonly sections: readonly (Place | null)[]
}

/** A child's message: it can be given work, it read a document, or the program failed at it. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly task: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly task: number; readonly error: { readonly name: string; readonly message: string } }

const list = z.array(text)
const outlineBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['heading', 'paragraph']), place }),
  z.strictObject({ type: z.literal('table'), cells: z.array(z.strictObject({ place, row: z.int(), col: z.int() })) }),
])
const answer: z.ZodType<Answer> = z.strictObject({
  reading: z.strictObject({
    extraction,
    english: z.strictObject({ reason: text.nullable(), anomalies: list, undecided: list }),
  }),
  outline: z.array(outlineBlock).exactOptional(),
  sections: z.array(place.nullable()),
})
const task = z.int()
const message: z.ZodType<Message> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('answer'), task, answer }),
  z.strictObject({ kind: z.literal('failed'), task, error: z.strictObject({ name: text, message: text }) }),
])

/** Not what a child of ours says. The message names what is wrong and quotes nothing. */
export class NotAnAnswer extends Error {
  override readonly name = 'NotAnAnswer'
}

/** Reads a message. What comes back is the child's own object, so that its keys keep their order. Throws `NotAnAnswer`. */
export function readMessage(bytes: Buffer): Message {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw new NotAnAnswer('not JSON', { cause })
  }
  const checked = message.safeParse(value)
  if (checked.success) return value as Message
  const [issue] = checked.error.issues
  throw new NotAnAnswer(`wrong shape: ${issue?.code ?? 'unknown'} at ${issue?.path.slice(0, 4).join('.') ?? '?'}`)
}

/** Throws `NotAnAnswer` unless the answer is about this document, and its lists belong together. */
export function checkAbout({ reading, sections }: Answer, sent: { readonly sha256: string; readonly bytes: number }): void {
  const { source, anomalies, undecided, report, reason } = reading.extraction
  if (source.sha256 !== sent.sha256 || source.bytes !== sent.bytes) throw new NotAnAnswer('about another document')
  // The schema passes over this one key, which would set what an object inherits from where cells are copied.
  if (Object.hasOwn(reading.extraction.cells, '__proto__')) throw new NotAnAnswer('a cell that is none')
  const { english } = reading
  const together =
    english.anomalies.length === anomalies.length &&
    english.undecided.length === undecided.length &&
    (english.reason === null) === (reason === undefined) &&
    sections.length === (report?.sections.length ?? 0)
  if (!together) throw new NotAnAnswer('lists of different lengths')
}
