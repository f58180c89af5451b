// Looks through a watched folder: what of it is to be taken, and what is left where it is, and why.
import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../code-of.js'
import type { PassedOver } from '../intake-event.js'
import { isLostName, LOST_NAME } from '../lost-name.js'
import { isReportName, isTemporaryName } from '../report-name.js'

/** Folders that the watcher makes inside the one it watches. Nothing in them is taken. */
export const OWN = { done: 'done', failed: 'failed', state: '.gouji' } as const

export interface Scan {
  /** Paths inside the folder, in no order. */
  readonly files: readonly string[]
  readonly passedOver: readonly { readonly path: string; readonly why: PassedOver }[]
  /** Sub-folders that could not be read, and names that are not UTF-8. */
  readonly unreachable: readonly { readonly path: string; readonly code: string }[]
}

/** Throws the system's error when `dir` itself cannot be read. */
export async function scanFolder(dir: string): Promise<Scan> {
  const scan = {
    files: [] as string[],
    passedOver: [] as { path: string; why: PassedOver }[],
    unreachable: [] as { path: string; code: string }[],
  }
  const folders = ['']
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of await entriesOf(dir, at, scan.unreachable)) {
      const path = join(at, entry.name)
      if (at === '' && isOwn(entry.name)) continue
      const why = reasonToPass(entry)
      if (await isLostName(join(dir, path))) scan.unreachable.push({ path, code: LOST_NAME })
      else if (why) scan.passedOver.push({ path, why })
      else if (entry.isDirectory()) folders.push(path)
      else scan.files.push(path)
    }
  }
  return scan
}

/** Why an entry is left where it is; null for folders and for files to take. */
function reasonToPass(entry: Dirent): PassedOver | null {
  if (isTemporaryName(entry.name)) return 'temporary'
  if (entry.name.startsWith('.')) return 'hidden'
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return null
  if (!entry.isFile()) return 'not-a-file'
  return isReportName(entry.name) ? null : 'other-name'
}

function isOwn(name: string): boolean {
  return name === OWN.done || name === OWN.failed || name === OWN.state
}

async function entriesOf(dir: string, at: string, unreachable: { path: string; code: string }[]): Promise<Dirent[]> {
  try {
    return await readdir(join(dir, at), { withFileTypes: true })
  } catch (error) {
    if (at === '') throw error
    unreachable.push({ path: at, code: codeOf(error) })
    return []
  }
}
