// A file that is written from front to end, with its size and hash.
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** Bytes gathered before they are written. */
const GATHERED = 1 << 19

export interface WrittenFile {
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

export class ByteFile {
  readonly #handle: FileHandle
  readonly #hash = createHash('sha256')
  #pieces: Uint8Array[] = []
  #gathered = 0
  #bytes = 0

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Makes the file; one that is there already is an error. */
  static async create(path: string): Promise<ByteFile> {
    return new ByteFile(await open(path, 'wx'))
  }

  /** Takes the bytes over: the caller does not change them. Returns a promise only when it has to be waited for. */
  write(bytes: Uint8Array): Promise<void> | undefined {
    this.#pieces.push(bytes)
    this.#gathered += bytes.length
    return this.#gathered < GATHERED ? undefined : this.#pass()
  }

  /** Everything is on the disk when this resolves. */
  async finish(): Promise<WrittenFile> {
    await this.#pass()
    await this.#handle.sync()
    await this.#handle.close()
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  /** Closes without a result; twice is once. */
  async abandon(): Promise<void> {
    await this.#handle.close()
  }

  async #pass(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#gathered = 0
    this.#bytes += bytes.length
    this.#hash.update(bytes)
    for (let at = 0; at < bytes.length; ) at += (await this.#handle.write(bytes, at)).bytesWritten
  }
}
