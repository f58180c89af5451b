// Folders below the watched one, made and entered without following a link that somebody put in the way.
import { lstat, mkdir, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf } from '../code-of.js'

/** Makes `inside` below `root` and every folder on the way; throws `ENOTDIR` where one of them is a link or a file. */
export async function makeRealFolder(root: string, inside: string): Promise<string> {
  if (inside === '.' || inside === '') return root
  await makeRealFolder(root, dirname(inside))
  const folder = join(root, inside)
  await mkdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await checkReal(folder)
  return folder
}

/** Throws `ENOTDIR` unless every folder from `root` down to `inside` is one, and no link. */
export async function checkRealFolder(root: string, inside: string): Promise<void> {
  if (inside === '.' || inside === '') return
  await checkRealFolder(root, dirname(inside))
  await checkReal(join(root, inside))
}

/** Removes `inside` and the folders above it, up to `root`, as far as they are empty. */
export async function removeEmptyFolders(root: string, inside: string): Promise<void> {
  for (let at = inside; at !== '.' && at !== ''; at = dirname(at)) {
    try {
      await rmdir(join(root, at))
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) return
      if (codeOf(error) !== 'ENOENT') throw error
    }
  }
}

async function checkReal(folder: string): Promise<void> {
  if (!(await lstat(folder)).isDirectory()) throw Object.assign(new Error(`not a folder: ${folder}`), { code: 'ENOTDIR' })
}
