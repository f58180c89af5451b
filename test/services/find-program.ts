// Where a program is on this machine: a folder that is named, or PATH.
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Full path of the first that may be run, or null. */
export async function findProgram(name: string, folders: readonly string[] = []): Promise<string | null> {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...folders]) {
    const path = join(folder, name)
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return null
}
