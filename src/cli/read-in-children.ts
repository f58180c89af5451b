// Reads files in bounded child processes, several at a time, and gives the results in the order of the files. Loaded
// only when there are children, since few files are read without.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { MOST_BYTES } from '../intake/index.js'
import { refuse } from '../pipeline/index.js'
import { type Outcome, openSandbox, type Sandbox, type Task } from '../sandbox/index.js'
import { inLanguage } from './in-language.js'
import { type NotOpened, ourFault, unreadable } from './open-inputs.js'
import { type ReadHow, type ReadInput, readHere } from './read-here.js'
import { readFileInput } from './read-input.js'

/** Results that may wait for their turn, for each child: one slow file must not stop the others, nor fill the memory. */
const AHEAD_PER_CHILD = 4

/** Reads `files` in `jobs` children. */
export async function* readInChildren(
  files: readonly string[],
  jobs: number,
  how: ReadHow,
): AsyncGenerator<ReadInput | NotOpened> {
  const children = Math.min(jobs, files.length)
  const sandbox = openSandbox({ children })
  const ahead: Promise<ReadInput | NotOpened>[] = []
  try {
    for (const path of files) {
      ahead.push(readInput(sandbox, path, how))
      if (ahead.length > children * AHEAD_PER_CHILD) yield (await ahead.shift()) as ReadInput | NotOpened
    }
    for (const input of ahead) yield await input
  } finally {
    await sandbox.close()
  }
}

async function readInput(sandbox: Sandbox, path: string, how: ReadHow): Promise<ReadInput | NotOpened> {
  try {
    const file = await stat(path)
    // Pipes have no size, and what is too large is only counted and hashed: neither needs a child.
    if (!file.isFile() || file.size > MOST_BYTES) return await readHere(path, how.lang)
    const task: Task = {
      path,
      bytes: file.size,
      hint: { name: basename(path) },
      outline: how.keep === 'outline',
      document: how.keep === 'document',
    }
    const first = await sandbox.read(task)
    // A crash may be the machine's or a neighbour's; alone it is this file's.
    return await inputOf(path, first.kind === 'crashed' ? await sandbox.read(task, { alone: true }) : first, how)
  } catch (error) {
    return unreadable(path, error, how.lang)
  }
}

async function inputOf(path: string, outcome: Outcome, { lang }: ReadHow): Promise<ReadInput | NotOpened> {
  if (outcome.kind === 'crashed') return ourFault(path, outcome.message, lang)
  if (outcome.kind === 'bounded') {
    const { sha256, size } = await readFileInput(path)
    const { extraction } = refuse({ sha256, bytes: size }, outcome.code, {}, lang)
    return { path, extraction, outline: null, document: null }
  }
  const { document = null, ...extraction } = inLanguage(outcome.reading, lang)
  return { path, extraction, outline: outcome.outline ?? null, document }
}
