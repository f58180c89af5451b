// Blobs as files: ab/cd/abcd…. A name appears only when its bytes are on the disk (file, fsync, rename, fsync of the
// folder), so a power cut leaves a whole blob or none.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BlobDamaged } from './blob-errors.js'
import { blobPath, checkName, isBlobName, sha256Of } from './blob-name.js'
import type { Blobs } from './blobs.js'
import { diskError, ifMissing, openTempFolder, type TempFile, writeTempFile } from './temp-files.js'

/** On the same file system as the blobs, or rename would copy. */
const TEMP = '.tmp'

export class FolderBlobs implements Blobs {
  readonly kind = 'folder'
  readonly #root: string
  readonly #temp: string

  private constructor(root: string) {
    this.#root = root
    this.#temp = join(root, TEMP)
  }

  /** Makes the folder where it is missing. */
  static async open(root: string): Promise<FolderBlobs> {
    const blobs = new FolderBlobs(root)
    await openTempFolder(blobs.#temp)
    return blobs
  }

  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    checkName(sha256, bytes)
    if ((await this.#size(sha256)) === bytes.length) return
    await this.#name(await writeTempFile(this.#temp, [bytes]))
  }

  async putStream(stream: AsyncIterable<Uint8Array>, limitBytes: number): Promise<{ sha256: string; bytes: number }> {
    const file = await writeTempFile(this.#temp, stream, { limitBytes })
    if ((await this.#size(file.sha256)) === file.bytes) await rm(file.path, { force: true })
    else await this.#name(file)
    return { sha256: file.sha256, bytes: file.bytes }
  }

  async get(sha256: string): Promise<Uint8Array | null> {
    const path = this.#path(sha256)
    const bytes = await readFile(path).catch(ifMissing(null))
    if (bytes && sha256Of(bytes) !== sha256) throw new BlobDamaged(sha256, path)
    return bytes
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#size(sha256)) !== null
  }

  async local(sha256: string): Promise<{ path: string; release(): Promise<void> } | null> {
    const path = this.#path(sha256)
    if ((await this.#size(sha256)) === null) return null
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== sha256) throw new BlobDamaged(sha256, path)
    return { path, release: async () => {} }
  }

  async *list(): AsyncIterable<string> {
    for (const first of await namesIn(this.#root))
      for (const second of first === TEMP ? [] : await namesIn(join(this.#root, first)))
        yield* (await namesIn(join(this.#root, first, second))).filter(isBlobName)
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#root)
    return bavail * bsize
  }

  async close(): Promise<void> {}

  #path(sha256: string): string {
    return join(this.#root, blobPath(sha256))
  }

  async #size(sha256: string): Promise<number | null> {
    return (await stat(this.#path(sha256)).catch(ifMissing(null)))?.size ?? null
  }

  async #name(file: TempFile): Promise<void> {
    const path = this.#path(file.sha256)
    try {
      const made = await mkdir(dirname(path), { recursive: true })
      await rename(file.path, path)
      await syncFolder(dirname(path))
      // New folders are entries of their parents, which must last as well.
      if (made) for (const folder of [dirname(dirname(path)), this.#root]) await syncFolder(folder)
    } catch (error) {
      await rm(file.path, { force: true })
      throw diskError(error)
    }
  }
}

/** Sorted; of one folder at a time, which holds some hundred names. */
async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort()
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
