/** Prints a record in one format and variant. */
import { Random } from './random.js'
import type { SampleRecord } from './record.js'
import type { SampleFormat } from './variant.js'
import { variantOf } from './variants.js'

/** The bytes of the file. HTML, DOCX and text are the same for the same arguments on every machine; PDF depends on the browser's version. */
export async function print(record: SampleRecord, format: SampleFormat, variant: string, seed: number): Promise<Uint8Array> {
  return variantOf(format, variant).print(record, new Random(seed, `${format}/${variant}`))
}
