// The system's news about a folder. Only a hint to look sooner: what is taken is found by looking.
import { relative, sep } from 'node:path'
import { codeOf } from '../code-of.js'
import { isTemporaryName } from '../report-name.js'
import { OWN } from './scan-folder.js'

export interface FolderEvents {
  close(): Promise<void>
}

/** Calls `onPath` with paths inside `root` that appeared or changed. The package is loaded here: most commands watch nothing. */
export async function folderEvents(
  root: string,
  onPath: (path: string) => void,
  onError: (code: string) => void,
): Promise<FolderEvents> {
  const { watch } = await import('chokidar')
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => isIgnored(relative(root, path)),
  })
  watcher.on('add', (path) => onPath(relative(root, path)))
  watcher.on('change', (path) => onPath(relative(root, path)))
  // A folder that was moved in says nothing about its files in time; looking through it does.
  watcher.on('addDir', () => onPath(''))
  watcher.on('ready', () => onPath('')) // what came before it listened
  watcher.on('error', (error) => onError(codeOf(error)))
  return { close: () => watcher.close() }
}

function isIgnored(inside: string): boolean {
  if (inside === '') return false
  const parts = inside.split(sep)
  const [first] = parts
  if (first === OWN.done || first === OWN.failed) return true
  return parts.some((part) => part.startsWith('.') || isTemporaryName(part))
}
