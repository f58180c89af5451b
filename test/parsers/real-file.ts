import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const FOLDER = resolve(import.meta.dirname, '../../../shared/real')

/** A real document that the repository does not hold; undefined, said aloud, where it is absent. */
export function realFile(name: string): Uint8Array | undefined {
  const path = resolve(FOLDER, name)
  if (existsSync(path)) return new Uint8Array(readFileSync(path))
  console.warn(`skipped: ${path} is absent`)
  return undefined
}
