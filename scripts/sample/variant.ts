/** What a printer is: one named way of writing a record down in one format. */
import type { NumberStyle } from './cell-text.js'
import type { Random } from './random.js'
import type { SampleRecord } from './record.js'

export type SampleFormat = 'html' | 'docx' | 'pdf' | 'text'

export interface Variant {
  readonly name: string
  /** What the variant shows, in a sentence. */
  readonly shows: string
  readonly numbers?: NumberStyle
  /** True for cells of which the print says too little: a reader may answer `unreadable`. */
  readonly mayLose?: (key: string, record: SampleRecord) => boolean
  /** The reason why the whole file must be refused or is partial, where it must be. */
  readonly status?: { readonly is: 'refused' | 'partial'; readonly reason: string }
  /** Why this machine cannot print it, or undefined: a program is not installed. */
  readonly missing?: () => string | undefined
  /** Called with this variant's numbers and chance of its own; the same arguments give the same bytes (PDF excepted). */
  readonly print: (record: SampleRecord, random: Random) => Uint8Array | Promise<Uint8Array>
}
