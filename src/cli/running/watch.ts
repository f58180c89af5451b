// `gouji watch`: reads what is dropped into a folder, until it is stopped.
import { codeOf, pollResult, sayEvent, watchFolder } from '../../intake/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, INPUT_FAILED } from '../exit-code.js'
import { notice, print } from '../output.js'
import { WORDS } from '../words/index.js'
import { SAYS } from './says.js'
import { type RunningFlags, withApp } from './with-app.js'
import { workHere } from './work-here.js'

export interface WatchFlags extends RunningFlags {
  readonly json?: boolean
  /** Look from time to time instead of waiting for the system's events, which network folders do not send. */
  readonly polling?: boolean
  /** Seconds for which a file must not have changed. */
  readonly settle?: number
}

export async function watch(folder: string, flags: WatchFlags): Promise<void> {
  await withApp(flags, { work: true, quiet: true }, async ({ app, signal }) => {
    workHere(app, flags.lang)
    const deps = app.intake((event) => {
      if (flags.json) void print(`${JSON.stringify(event)}\n`)
      else notice(sayEvent(event, flags.lang))
    })
    const result = (sha256: string, stop: AbortSignal) => pollResult(app.store, sha256, stop)
    try {
      await watchFolder(
        folder,
        { ...deps, result },
        {
          signal,
          ...(flags.polling ? { polling: true } : {}),
          ...(flags.settle === undefined ? {} : { stableMs: flags.settle * 1000 }),
        },
      )
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined || signal.aborted) throw error
      notice(WORDS[flags.lang].unreadable(safe(folder), codeOf(error)))
      exitAtLeast(INPUT_FAILED)
    }
    notice(SAYS[flags.lang].stopped)
  })
}
