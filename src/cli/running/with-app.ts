// Opens the running system for a command and closes it whatever happens: the settings, the log, the first Ctrl-C that
// stops gently, and errors of the environment as one line that says what to do.
import { type App, openApp, openLog } from '../../app.js'
import { type Config, ConfigError, readConfig } from '../../config.js'
import { TryLater } from '../../errors.js'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { StoreRefused } from '../../store/index.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice } from '../output.js'
import { SAYS } from './says.js'

/** The flags that every command of the running system has. */
export interface RunningFlags {
  readonly data?: string
  readonly config?: string
  readonly concurrency?: number
  readonly lang: Lang
}

export interface Running {
  readonly app: App
  readonly signal: AbortSignal
}

/** Interrupted, as shells count it: 128 and the number of SIGINT. */
const INTERRUPTED = 130

/** Runs `work` over an open system. Sets the exit code where it could not be opened. */
export async function withApp(
  flags: RunningFlags,
  options: { readonly work: boolean; readonly quiet?: boolean },
  work: (running: Running) => Promise<void>,
): Promise<void> {
  await saying(flags.lang, async () => {
    const config = await configOf(flags)
    const log = openLog(process.env.GOUJI_LOG_LEVEL ?? (options.quiet ? 'error' : 'info'))
    const stop = stopOnSignal(flags.lang)
    const app = await openApp(config, { work: options.work, log })
    try {
      await work({ app, signal: stop.signal })
    } finally {
      await app.close()
      stop.end()
    }
  })
}

/** The settings that the flags, the environment and the file give. */
export function configOf({ data, config, concurrency }: RunningFlags): Promise<Config> {
  const given = { ...(data === undefined ? {} : { data }), ...(concurrency === undefined ? {} : { concurrency }) }
  return readConfig({ ...given, config }, process.env)
}

/** Runs `work`; what the person at the terminal can mend becomes a line, everything else stays an error. */
export async function saying(lang: Lang, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ConfigError) {
      notice(safe(error.message))
      exitAtLeast(WRONG_USAGE)
    } else if (error instanceof StoreRefused || error instanceof TryLater) {
      notice(error instanceof TryLater ? SAYS[lang].notReady(safe(error.message)) : safe(error.message))
      exitAtLeast(INPUT_FAILED)
    } else if (isSystemError(error)) {
      notice(SAYS[lang].cannotUse(safe(error.path ?? `${error.address}:${error.port}`), error.code))
      exitAtLeast(INPUT_FAILED)
    } else throw error
  }
}

type SystemError = Error & { readonly code: string; readonly path?: string; readonly address?: string; readonly port?: number }

/** A folder or a port that the system does not let us have; what it names is what the person named. */
function isSystemError(error: unknown): error is SystemError {
  if (!(error instanceof Error) || typeof (error as { code?: unknown }).code !== 'string' || !('syscall' in error)) return false
  return typeof (error as { path?: unknown }).path === 'string' || error.syscall === 'listen'
}

/** The first signal asks to stop, the second ends at once. */
function stopOnSignal(lang: Lang): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const heard = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    controller.abort()
    notice(SAYS[lang].stopping)
  }
  process.on('SIGINT', heard).on('SIGTERM', heard)
  return {
    signal: controller.signal,
    end: () => {
      process.off('SIGINT', heard).off('SIGTERM', heard)
    },
  }
}
