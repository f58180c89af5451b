// Names that are not UTF-8, such as GBK names unpacked by an old program: Node shows them with U+FFFD, and the path
// made of that leads nowhere. Without this they would count as deleted.
import { lstat } from 'node:fs/promises'
import { codeOf } from './code-of.js'

/** The system's code for a byte sequence that is no character. */
export const LOST_NAME = 'EILSEQ'

/** Whether `path`, which a folder just listed, cannot be reached because its name was lost. */
export async function isLostName(path: string): Promise<boolean> {
  if (!path.includes('\uFFFD')) return false
  try {
    await lstat(path)
    return false
  } catch (error) {
    return codeOf(error) === 'ENOENT'
  }
}
