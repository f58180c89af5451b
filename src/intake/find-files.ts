import { readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { codeOf } from './code-of.js'
import { isLostName, LOST_NAME } from './lost-name.js'
import { isReportName } from './report-name.js'

/** What was passed over in folders, and why. */
export interface Skipped {
  hidden: number
  links: number
  otherNames: number
}

/** A path that could not be looked at. `code` is the system's, such as `ENOENT` or `EACCES`. */
export interface Unreachable {
  readonly path: string
  readonly code: string
}

export interface FoundFiles {
  /** In the order given; the files of a folder in byte order of their paths. */
  readonly files: readonly string[]
  readonly skipped: Readonly<Skipped>
  readonly unreachable: readonly Unreachable[]
}

/** The files that `paths` name: files as they are, folders walked. Never throws for a bad path. */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found = { files: [] as string[], skipped: { hidden: 0, links: 0, otherNames: 0 }, unreachable: [] as Unreachable[] }
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await walk(path, found)
      else found.files.push(path)
    } catch (error) {
      found.unreachable.push({ path, code: codeOf(error) })
    }
  }
  return found
}

async function walk(folder: string, found: { files: string[]; skipped: Skipped; unreachable: Unreachable[] }): Promise<void> {
  const inside: string[] = []
  const folders = [folder]
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const entries = await readdir(at, { withFileTypes: true }).catch((error: unknown) => {
      found.unreachable.push({ path: at as string, code: codeOf(error) })
      return []
    })
    for (const entry of entries) {
      const path = join(at, entry.name)
      if (await isLostName(path)) found.unreachable.push({ path, code: LOST_NAME })
      else if (entry.name.startsWith('.')) found.skipped.hidden++
      else if (entry.isSymbolicLink()) found.skipped.links++
      else if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && isReportName(entry.name)) inside.push(path)
      else found.skipped.otherNames++
    }
  }
  found.files.push(...inside.sort(byBytes))
}

/** UTF-8 byte order with `/` between folders, the same on every system (UTF-16 order differs above U+FFFF). */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a.replaceAll(sep, '/')), Buffer.from(b.replaceAll(sep, '/')))
}
