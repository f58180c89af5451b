// Claims on files of a watched folder. A claim is a rename into a folder of this watcher's own, which the system lets
// exactly one watcher do; what a watcher leaves behind when it dies is claimed again from there, by a rename as well.
// Layout: .gouji/claimed/<watcher>/<number>/<path inside the watched folder>, and .gouji/claimed/<watcher>/alive.
import { readdir, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { codeOf } from '../code-of.js'
import { checkRealFolder, makeRealFolder, removeEmptyFolders } from './real-folder.js'
import { OWN } from './scan-folder.js'
import { lifeOf, newWatcherName, retire } from './watcher-name.js'

const CLAIMED = join(OWN.state, 'claimed')
const ALIVE = 'alive'

/** A watcher makes its folder under such a name, so that none is ever seen without a heartbeat. */
const UNFINISHED = 'new.'

/** A file that only this watcher works on. */
export interface Claim {
  /** Where it lay, inside the watched folder. */
  readonly path: string
  /** Where it lies now; absolute. */
  readonly at: string
  /** The folder of this claim, inside the watched folder. */
  readonly folder: string
}

/** A claim that was left, and by whom. */
type Inherited = Claim & { readonly from: string }

export class Claims {
  readonly name = newWatcherName()
  readonly #own = join(CLAIMED, this.name)
  #number = 0

  /** `deadAfterMs`: how old the heartbeat of a watcher on another machine may be, by the clock of the disk. */
  constructor(
    private readonly root: string,
    private readonly deadAfterMs: number,
  ) {}

  /** Tells others that this watcher lives, and makes its folder where it is not there. */
  async beat(): Promise<void> {
    const alive = join(this.root, this.#own, ALIVE)
    try {
      await writeFile(alive, '')
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
      const unfinished = join(CLAIMED, `${UNFINISHED}${this.name}`)
      await makeRealFolder(this.root, unfinished)
      await writeFile(join(this.root, unfinished, ALIVE), '')
      await rename(join(this.root, unfinished), join(this.root, this.#own))
    }
  }

  /** Claims a file; null when another watcher was first, or it is gone. */
  async claim(path: string): Promise<Claim | null> {
    await checkRealFolder(this.root, dirname(path))
    const folder = join(this.#own, String(++this.#number))
    await makeRealFolder(this.root, join(folder, dirname(path)))
    const at = join(this.root, folder, path)
    try {
      await rename(join(this.root, path), at)
      return { path, at, folder }
    } catch (error) {
      await this.release({ path, at, folder })
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
  }

  /** Removes the folders of a claim whose file was moved on. A file that is still there stays. */
  async release({ path, folder }: Claim): Promise<void> {
    await removeEmptyFolders(join(this.root, this.#own), join(relative(this.#own, folder), dirname(path)))
  }

  /**
   * Claims what dead watchers left behind, and what this one let go of. `busy`: folders of claims being worked on;
   * `trouble` is told what one watcher's folder throws, and the others are gone on with.
   */
  async takeUp(busy: ReadonlySet<string>, trouble: (path: string, error: unknown) => void): Promise<readonly Inherited[]> {
    const taken: Inherited[] = []
    for (const watcher of await namesIn(join(this.root, CLAIMED))) {
      if (watcher.startsWith(UNFINISHED)) continue
      try {
        if (watcher === this.name) taken.push(...(await this.#leftBy(watcher, busy)))
        else if (await this.#isDead(watcher)) {
          taken.push(...(await this.#leftBy(watcher, busy)))
          await this.#bury(watcher)
        }
      } catch (error) {
        trouble(join(CLAIMED, watcher), error)
      }
    }
    return taken
  }

  /** Says that this watcher is gone. What it still holds is for the next one. */
  async close(): Promise<void> {
    retire(this.name)
    await this.#bury(this.name)
  }

  async #leftBy(watcher: string, busy: ReadonlySet<string>): Promise<readonly Inherited[]> {
    const left: Inherited[] = []
    for (const number of await namesIn(join(this.root, CLAIMED, watcher))) {
      const folder = join(CLAIMED, watcher, number)
      if (number === ALIVE || busy.has(folder)) continue
      const mine = watcher === this.name ? folder : await this.#inherit(folder)
      const files = mine === null ? [] : await filesIn(join(this.root, mine))
      for (const path of files)
        left.push({ path, at: join(this.root, mine as string, path), folder: mine as string, from: watcher })
    }
    return left
  }

  async #inherit(folder: string): Promise<string | null> {
    const mine = join(this.#own, String(++this.#number))
    try {
      await rename(join(this.root, folder), join(this.root, mine))
      return mine
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
  }

  async #isDead(watcher: string): Promise<boolean> {
    const life = lifeOf(watcher)
    if (life !== 'unknown') return life === 'dead'
    const beats = await Promise.all([this.name, watcher].map((name) => beatOf(join(this.root, CLAIMED, name, ALIVE))))
    const [mine, theirs] = beats as [number | null, number | null]
    return theirs === null || (mine !== null && mine - theirs > this.deadAfterMs)
  }

  async #bury(watcher: string): Promise<void> {
    await unlink(join(this.root, CLAIMED, watcher, ALIVE)).catch((error: unknown) => {
      if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw error
    })
    await removeEmptyFolders(join(this.root, CLAIMED), watcher)
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return []
    throw error
  }
}

/** Everything in a claim's folder that is not a folder, as paths inside it. Links are not followed. */
async function filesIn(folder: string, inside = '.'): Promise<readonly string[]> {
  const files: string[] = []
  for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
    const path = join(inside, entry.name)
    if (entry.isDirectory()) files.push(...(await filesIn(folder, path)))
    else files.push(path)
  }
  return files
}

async function beatOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
