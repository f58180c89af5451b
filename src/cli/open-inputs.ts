// Reads inputs one after another and runs the pipeline on each. What cannot be read is said on
// standard error, decides the exit code, and stops no other input.
import { basename } from 'node:path'
import { pdfAssets } from '../pdf-assets.js'
import { type Lang, type Run, refuse, run } from '../pipeline/index.js'
import { safe } from '../safe-text.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from './exit-code.js'
import { codeOf, findFiles } from './find-files.js'
import { notice } from './output.js'
import { type Input, LARGEST_INPUT_BYTES, readFileInput, readStandardInput } from './read-input.js'
import { WORDS } from './words/index.js'

/** An input that was read, with everything that the pipeline made of it. */
export interface Opened {
  readonly path: string
  readonly run: Run
  /** Empty when there were too many to keep. */
  readonly bytes: Uint8Array
}

/** What could not be read, counted while `openInputs` goes on. */
export interface Failures {
  failed: number
}

/** Opens files and the files of folders, in the order of `contract.md` 1. */
export async function* openInputs(paths: readonly string[], lang: Lang, failures: Failures): AsyncGenerator<Opened> {
  const words = WORDS[lang]
  const { files, skipped, unreachable } = await findFiles(paths)
  for (const { path, code } of unreachable) fail(words.unreadable(safe(path), code), failures)
  if (skipped.hidden + skipped.links + skipped.otherNames > 0) notice(words.skipped(skipped))
  if (files.length === 0 && unreachable.length === 0) {
    notice(words.nothingToRead)
    exitAtLeast(WRONG_USAGE)
  }
  for (const path of files) {
    const opened = await open(path, lang, failures)
    if (opened) yield opened
  }
}

/** Opens one file, or standard input for `-`; null when it could not be read, which has been said. */
export async function openInput(path: string, lang: Lang): Promise<Opened | null> {
  return open(path, lang, { failed: 0 })
}

async function open(path: string, lang: Lang, failures: Failures): Promise<Opened | null> {
  const words = WORDS[lang]
  let input: Input
  try {
    input = path === '-' ? await readStandardInput() : await readFileInput(path)
  } catch (error) {
    fail(words.unreadable(safe(path), codeOf(error)), failures)
    return null
  }
  try {
    return { path, run: await runOn(input, path, lang), bytes: input.bytes ?? new Uint8Array() }
  } catch (error) {
    fail(
      words.internalError(safe(path), safe(error instanceof Error ? `${error.name}: ${error.message}` : String(error))),
      failures,
    )
    return null
  }
}

async function runOn(input: Input, path: string, lang: Lang): Promise<Run> {
  if (input.bytes === null) {
    return refuse({ sha256: input.sha256, bytes: input.size }, 'too-large', { limitBytes: LARGEST_INPUT_BYTES }, lang)
  }
  const hint = path === '-' ? {} : { name: basename(path) }
  return run(input.bytes, hint, { lang, assets: pdfAssets() })
}

function fail(message: string, failures: Failures): void {
  notice(message)
  failures.failed++
  exitAtLeast(INPUT_FAILED)
}
