// Reads one input in this process and runs the pipeline on it.
import { basename } from 'node:path'
import { codeOf, MOST_BYTES } from '../intake/index.js'
import { pdfAssets } from '../pdf-assets.js'
import { type Lang, type Run, refuse, run } from '../pipeline/index.js'
import { safe } from '../safe-text.js'
import { exitAtLeast, INPUT_FAILED } from './exit-code.js'
import { notice } from './output.js'
import { type Input, readFileInput, readStandardInput } from './read-input.js'
import { WORDS } from './words/index.js'

/** An input that was read, with everything that the pipeline made of it. */
export interface Opened {
  readonly path: string
  readonly run: Run
  /** Empty when there were too many to keep. */
  readonly bytes: Uint8Array
}

/** An input that could not be read, and the line that says so. */
export interface NotOpened {
  readonly failure: string
}

/** Opens one file, or standard input for `-`; null when it could not be read, which has been said. */
export async function openInput(path: string, lang: Lang): Promise<Opened | null> {
  const opened = await tryInput(path, lang)
  if (!('failure' in opened)) return opened
  sayFailure(opened)
  return null
}

/** Opens one file, or standard input for `-`. Says nothing yet. */
export async function tryInput(path: string, lang: Lang): Promise<Opened | NotOpened> {
  let input: Input
  try {
    input = path === '-' ? await readStandardInput() : await readFileInput(path)
  } catch (error) {
    return unreadable(path, error, lang)
  }
  try {
    return { path, run: await runOn(input, path, lang), bytes: input.bytes ?? new Uint8Array() }
  } catch (error) {
    return ourFault(path, error instanceof Error ? `${error.name}: ${error.message}` : String(error), lang)
  }
}

async function runOn(input: Input, path: string, lang: Lang): Promise<Run> {
  if (input.bytes === null) {
    return refuse({ sha256: input.sha256, bytes: input.size }, 'too-large', { limitBytes: MOST_BYTES }, lang)
  }
  const hint = path === '-' ? {} : { name: basename(path) }
  return run(input.bytes, hint, { lang, assets: pdfAssets() })
}

/** The system does not let an input be read. */
export function unreadable(path: string, error: unknown, lang: Lang): NotOpened {
  return { failure: WORDS[lang].unreadable(safe(path), codeOf(error)) }
}

/** The program failed at an input. */
export function ourFault(path: string, message: string, lang: Lang): NotOpened {
  return { failure: WORDS[lang].internalError(safe(path), safe(message)) }
}

/** Says what could not be read, on standard error, and lets it decide the exit code. */
export function sayFailure({ failure }: NotOpened): void {
  notice(failure)
  exitAtLeast(INPUT_FAILED)
}
