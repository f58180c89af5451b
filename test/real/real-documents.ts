import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../../../shared/real/', import.meta.url))

/** Whether the documents that nobody on this project wrote are here; they never enter the repository. */
export const realDocumentsHere = existsSync(FOLDER)

/** What the name of a suite says when it has to skip. */
export const skipNote = realDocumentsHere ? '' : ` (skipped: no real documents at ../shared/real)`

/** The bytes of one of them. */
export function realBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(FOLDER + name))
}
