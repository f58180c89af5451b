// Moves a claimed file to `done/` or `failed/`, with a note beside it. Never writes over anything: a name is taken by
// making it anew, and one that is there already gives `-2`, `-3`, ….
import { type FileHandle, lstat, open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fitName } from '../clean-name.js'
import { codeOf } from '../code-of.js'
import type { Claim } from './claims.js'
import { makeRealFolder } from './real-folder.js'

/** The note of `a.pdf` is `a.pdf.txt`: opens with a double click, and `a.docx` beside it gets its own. */
const NOTE_ENDING = '.txt'

/** Most bytes of a name, less those of the note's ending. */
const MOST_NAME_BYTES = 255 - NOTE_ENDING.length

/** Names tried before giving up; as many files of one name in one folder are a mistake. */
const MOST_NAMES = 10_000

/** Windows' editors of old take UTF-8 for GBK without the mark. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Returns where the file lies now, inside `root`. The note is there before the file is. */
export async function putAway(root: string, claim: Claim, into: string, note: string): Promise<string> {
  const folder = await makeRealFolder(root, join(into, dirname(claim.path)))
  const name = basename(claim.path)
  for (let number = 1; number <= MOST_NAMES; number++) {
    const path = join(folder, fitName(name, number === 1 ? '' : `-${number}`, MOST_NAME_BYTES))
    const reserved = await reserve(path)
    if (!reserved) continue
    await reserved.close()
    if (await writeNote(path + NOTE_ENDING, note, path)) {
      await moveOver(claim.at, path)
      return relative(root, path)
    }
  }
  throw Object.assign(new Error(`no free name for ${name}`), { code: 'EEXIST' })
}

/** An empty new file, or null where something of that name is there. Does not follow a link. */
async function reserve(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null
    throw error
  }
}

/** False where the name of the note is taken; nothing is left behind then, nor when writing fails. */
async function writeNote(notePath: string, note: string, reservedPath: string): Promise<boolean> {
  let handle: FileHandle | null = null
  try {
    handle = await reserve(notePath)
    if (handle) await handle.writeFile(`${BYTE_ORDER_MARK}${note.replaceAll('\n', '\r\n')}`)
    else await unlink(reservedPath)
    return handle !== null
  } catch (error) {
    await unlink(reservedPath)
    if (handle) await unlink(notePath)
    throw error
  } finally {
    await handle?.close()
  }
}

async function moveOver(from: string, reservedPath: string): Promise<void> {
  try {
    await rename(from, reservedPath)
  } catch (error) {
    // The file was taken from under us; what was made for it goes, unless it did arrive.
    if ((await lstat(reservedPath)).size === 0) await Promise.all([unlink(reservedPath), unlink(reservedPath + NOTE_ENDING)])
    throw error
  }
}
