// Runs one command line: in the reader's language, and with wrong usage turned into a message that
// says what to do. Importing this file runs it; the launcher does.
import { CommanderError } from 'commander'
import type { Lang } from '../pipeline/index.js'
import { exitAtLeast, WRONG_USAGE } from './exit-code.js'
import { localLanguage } from './language.js'
import { endWhenReaderLeaves, notice } from './output.js'
import { buildProgram } from './program.js'
import { usageMessage } from './usage-message.js'

/** Runs one command line (without the interpreter and the script). Sets the process's exit code. */
async function main(args: readonly string[]): Promise<void> {
  endWhenReaderLeaves()
  const lang = languageAsked(args) ?? localLanguage()
  try {
    await buildProgram(lang).parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return // help or version was asked for
    if (error.code !== 'commander.help') notice(usageMessage(error, lang))
    exitAtLeast(WRONG_USAGE)
  }
}

/** `--lang` wherever it stands, because help and complaints are wanted in that language too. */
function languageAsked(args: readonly string[]): Lang | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const value = args[at]?.includes('=') ? args[at].slice('--lang='.length) : args[at + 1]
  return at >= 0 && (value === 'zh' || value === 'en') ? value : undefined
}

await main(process.argv.slice(2))
