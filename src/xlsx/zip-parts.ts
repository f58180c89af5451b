// Parts that are deflated already, joined into an archive.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Zip, type ZipInputFile } from 'fflate'
import type { DeflatedPart } from './deflated-part.js'
import { FIXED_DATE } from './parts.js'

/** Bytes that an archive without its 64-bit extension can name, less some room for its table of contents. */
const MOST_BYTES = 2 ** 32 - 2 ** 24

/** The method `deflate` in an archive. */
const DEFLATE = 8

/** There is more than one workbook can hold. */
export class WorkbookTooLarge extends Error {
  override readonly name = 'WorkbookTooLarge'
}

/** Takes the bytes of the archive in order; a promise is waited for. */
export type TakeBytes = (bytes: Uint8Array) => Promise<void> | undefined

/** Hands over the archive piece by piece. Throws `WorkbookTooLarge` before the first. */
export async function zipParts(parts: readonly DeflatedPart[], take: TakeBytes): Promise<void> {
  let whole = 0
  for (const { file, size, name } of parts) {
    whole += (await stat(file)).size
    if (whole > MOST_BYTES || size > MOST_BYTES) throw new WorkbookTooLarge(`${name}: more than 4 GiB`)
  }
  const made: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    made.push(bytes)
  })
  const pass = async () => {
    for (const bytes of made.splice(0)) await take(bytes)
  }
  for (const { name, file, size, crc } of parts) {
    const entry: ZipInputFile = { filename: name, compression: DEFLATE, mtime: FIXED_DATE, size, crc }
    // `add` gives the entry the function that its bytes go to.
    zip.add(entry)
    for await (const bytes of createReadStream(file)) {
      entry.ondata?.(null, bytes as Uint8Array<ArrayBuffer>, false)
      await pass()
    }
    entry.ondata?.(null, new Uint8Array(), true)
    await pass()
  }
  zip.end()
  await pass()
}
