// What the tests of the sandbox share: files to read, and the built child.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Task } from '../../src/sandbox/index.js'

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A child that its documents take over. */
export const HOSTILE_CHILD = root('test/sandbox/hostile-child.ts')

/** The sources of the samples. */
export const SAMPLES = readdirSync(root('samples')).flatMap((id) =>
  readdirSync(join(root('samples'), id))
    .filter((name) => name.startsWith('source.'))
    .map((name) => join(root('samples'), id, name)),
)

/** The child as it ships, built from the sources that stand here. */
export function builtChild(): string {
  const builder = JSON.stringify(new URL('../../scripts/build.js', import.meta.url).href)
  execFileSync(process.execPath, ['--input-type=module', '-e', `await (await import(${builder})).ensureBuilt()`])
  return root('dist/src/sandbox/child.js')
}

/** Writes files for one test file; `remove` takes them away. */
export class Files {
  readonly folder = mkdtempSync(join(tmpdir(), 'gouji-sandbox-'))
  #written = 0

  task(content: string | Uint8Array): Task {
    const path = join(this.folder, `${this.#written++}.txt`)
    writeFileSync(path, content)
    return taskFor(path)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export function taskFor(path: string): Task {
  return { path, bytes: existsSync(path) ? statSync(path).size : 0, hint: { name: basename(path) } }
}
