// A part of the archive on its way: deflated into a temporary file, so that several sheets can grow side by side
// while an archive takes one entry after the other. Deflating runs beside the program, in zlib's threads.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Text is gathered to this many characters before it is deflated. */
const GATHERED = 1 << 17

/** Sheets are repetitive: beyond this level the file hardly shrinks and takes twice the time. */
const LEVEL = 4

export class DeflatedPart {
  /** Path inside the archive. */
  readonly name: string
  /** The temporary file. */
  readonly file: string
  /** Of the text as it was written, in bytes. */
  size = 0
  crc = 0
  readonly #deflate = createDeflateRaw({ level: LEVEL })
  readonly #done: Promise<void>
  readonly #failed: Promise<never>
  #text: string[] = []
  #gathered = 0

  constructor(name: string, file: string) {
    this.name = name
    this.file = file
    this.#done = pipeline(this.#deflate, createWriteStream(file))
    // A failure is told to whoever writes next or finishes; the empty handler keeps it from ending the process before.
    this.#failed = this.#done.then(() => new Promise<never>(() => {}))
    this.#failed.catch(() => {})
  }

  /** Returns a promise only when it has to be waited for. */
  write(text: string): Promise<void> | undefined {
    this.#text.push(text)
    this.#gathered += text.length
    return this.#gathered < GATHERED ? undefined : this.#pass()
  }

  async finish(): Promise<void> {
    await this.#pass()
    this.#deflate.end()
    await this.#done
  }

  /** Ends without a result: closes the file. */
  async abandon(): Promise<void> {
    this.#deflate.destroy()
    // What it fails with is that it was abandoned, or what its caller was told already.
    await this.#done.catch(() => {})
  }

  async #pass(): Promise<void> {
    const bytes = Buffer.from(this.#text.join(''))
    this.#text = []
    this.#gathered = 0
    this.size += bytes.length
    this.crc = crc32(bytes, this.crc)
    if (!this.#deflate.write(bytes)) await Promise.race([once(this.#deflate, 'drain'), this.#failed])
  }
}
