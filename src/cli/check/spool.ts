// Results wait on disk until all reports are read, because a finding between two of them may come with the
// last: in memory ten thousand results would take a gigabyte.
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Extraction } from '../../pipeline/index.js'
import type { Spot } from '../show/spot.js'
import type { Spots } from '../show/spots.js'

/** A result that waits. */
export interface Waiting {
  readonly path: string
  readonly extraction: Extraction
  readonly spots: Spots
}

/** A file of its own in the system's folder for temporary files, gone after `remove`. */
export class Spool {
  readonly #folder: string
  readonly #stream: WriteStream

  private constructor(folder: string) {
    this.#folder = folder
    this.#stream = createWriteStream(join(folder, 'results.jsonl'), { mode: 0o600 })
  }

  static async open(): Promise<Spool> {
    return new Spool(await mkdtemp(join(tmpdir(), 'gouji-')))
  }

  /** Takes a result and waits until it is on its way to the disk. */
  async add({ path, extraction, spots }: Waiting): Promise<void> {
    const line = `${JSON.stringify({ path, extraction, spots: [...spots] })}\n`
    if (!this.#stream.write(line)) await new Promise<void>((resolve) => this.#stream.once('drain', resolve))
  }

  /** All results in their order. */
  async *read(): AsyncGenerator<Waiting> {
    await new Promise<void>((resolve, reject) => {
      this.#stream.on('error', reject)
      this.#stream.end(resolve)
    })
    const lines = createInterface({
      input: createReadStream(join(this.#folder, 'results.jsonl')),
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    for await (const line of lines) {
      const { path, extraction, spots } = JSON.parse(line) as { path: string; extraction: Extraction; spots: [string, Spot][] }
      yield { path, extraction, spots: new Map(spots) }
    }
  }

  remove(): Promise<void> {
    this.#stream.destroy()
    return rm(this.#folder, { recursive: true, force: true })
  }
}
