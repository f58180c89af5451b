// A folder beside the target in which everything is written first, so that what stands there is never half: files
// are renamed into place when all of them are complete and on the disk.
import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

export class Staging {
  /** On the file system of the target, since a rename crosses none. */
  readonly folder: string
  readonly #target: string

  private constructor(folder: string, target: string) {
    this.folder = folder
    this.#target = target
  }

  static async beside(target: string): Promise<Staging> {
    const whole = resolve(target)
    return new Staging(await mkdtemp(join(dirname(whole), `.${basename(whole)}.part-`)), whole)
  }

  /** Moves these files of the folder beside the target, in this order, each over what stood there. */
  async publish(names: readonly string[]): Promise<void> {
    const to = dirname(this.#target)
    for (const name of names) await rename(join(this.folder, name), join(to, name))
    await syncFolder(to)
  }

  /** Removes the folder with what is left in it. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Renames are on the disk when their folder is; Windows has no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
