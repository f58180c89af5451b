// Reads inputs one after another, here or in child processes. What cannot be read is said on standard error, decides
// the exit code, and stops no other input.
import { availableParallelism } from 'node:os'
import { findFiles } from '../intake/index.js'
import { exitAtLeast, WRONG_USAGE } from './exit-code.js'
import { type NotOpened, sayFailure, unreadable } from './open-inputs.js'
import { notice } from './output.js'
import { type ReadHow, type ReadInput, readHere } from './read-here.js'
import { WORDS } from './words/index.js'

/** What could not be read, counted while `readInputs` goes on. */
export interface Failures {
  failed: number
}

/** Below this, starting children takes about as long as reading the files. */
const FILES_WORTH_CHILDREN = 8
/** More children than this wait for the disk and for whoever prints. */
const MOST_BY_DEFAULT = 4

/** Reads files and the files of folders, in the order of `contract.md` 1. */
export async function* readInputs(paths: readonly string[], how: ReadHow, failures: Failures): AsyncGenerator<ReadInput> {
  const words = WORDS[how.lang]
  const { files, skipped, unreachable } = await findFiles(paths)
  const fail = (failure: NotOpened) => {
    failures.failed++
    sayFailure(failure)
  }
  for (const { path, code } of unreachable) fail(unreadable(path, { code }, how.lang))
  if (skipped.hidden + skipped.links + skipped.otherNames > 0) notice(words.skipped(skipped))
  if (files.length === 0 && unreachable.length === 0) {
    notice(words.nothingToRead)
    exitAtLeast(WRONG_USAGE)
  }
  for await (const input of inputsOf(files, how)) {
    if ('failure' in input) fail(input)
    else yield input
  }
}

async function* inputsOf(files: readonly string[], how: ReadHow): AsyncGenerator<ReadInput | NotOpened> {
  const few = files.length < FILES_WORTH_CHILDREN
  const jobs = how.jobs ?? (few ? 0 : Math.min(availableParallelism(), MOST_BY_DEFAULT))
  if (jobs > 0 && files.length > 0) {
    const { readInChildren } = await import('./read-in-children.js')
    yield* readInChildren(files, jobs, how)
    return
  }
  for (const path of files) yield await readHere(path, how.lang)
}
