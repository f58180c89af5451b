// Where a program of ours is that runs in another process or thread: built beside the module that starts it, or as source
// in a checkout.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Path of the program `name` beside the module at `moduleUrl`: the built one, or the source where that is what runs. */
export function ownEntry(name: string, moduleUrl: string): string {
  const built = fileURLToPath(new URL(`./${name}.js`, moduleUrl))
  return existsSync(built) ? built : fileURLToPath(new URL(`./${name}.ts`, moduleUrl))
}

/** Flags of Node without which it cannot run `entry`. Sources are run in a checkout only, where the loader is installed. */
export function loaderFlags(entry: string): string[] {
  return entry.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
}
