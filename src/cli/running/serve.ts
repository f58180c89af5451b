// `gouji serve`: the review page and its API, with the queue and the watched folder worked by the same process.
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { App } from '../../app.js'
import { codeOf, pollResult, sayEvent, watchFolder } from '../../intake/index.js'
import { openReview, type Review, ReviewRefused } from '../../review/index.js'
import { safe } from '../../safe-text.js'
import { openSandbox } from '../../sandbox/index.js'
import { type WorkMetrics, workMetrics } from '../../work/index.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice } from '../output.js'
import { SERVE_SAYS } from './serve-says.js'
import { type RunningFlags, withApp } from './with-app.js'
import { workHere } from './work-here.js'

export interface ServeFlags extends RunningFlags {
  readonly host?: string
  readonly port?: number
  readonly httpsProxy?: boolean
}

const LOCALHOST = '127.0.0.1'
const REVIEW_PORT = 4173

export async function serve(flags: ServeFlags): Promise<void> {
  await withApp(flags, { work: true, quiet: true }, async ({ app, signal }) => {
    // One child beside those of the workers: a reviewer who opens a document does not wait for the queue.
    const sandbox = openSandbox({ children: 1, spare: false })
    const { store, blobs, queue, engine, log } = app
    // Until this process works the queue, it has the numbers of the store alone to tell.
    let told = workMetrics({ store, queue, sandbox })
    const metrics: WorkMetrics = {
      contentType: told.contentType,
      done: (done) => told.done(done),
      page: () => told.page(),
    }
    try {
      const review = await opened(flags, { store, blobs, engine, log, sandbox, metrics, intake: app.intake() })
      if (!review) return
      workHere(app, flags.lang, (own) => {
        told = own
      })
      notice(SERVE_SAYS[flags.lang].serving(review.url))
      if (!(await store.desk.hasAccounts())) notice(SERVE_SAYS[flags.lang].localOnly)
      const watching = watched(app, flags, signal)
      if (!signal.aborted) await once(signal, 'abort')
      await review.close()
      await watching
    } finally {
      await sandbox.close(0)
    }
  })
}

async function opened(flags: ServeFlags, parts: Parameters<typeof openReview>[0]): Promise<Review | null> {
  const { host = LOCALHOST, port = REVIEW_PORT, httpsProxy = false, lang } = flags
  try {
    return await openReview(parts, { host, port, httpsProxy, page: pageFolder() })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof ReviewRefused) {
      notice(error.messages[lang])
      exitAtLeast(WRONG_USAGE)
    } else if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      notice(SERVE_SAYS[lang].cannotListen(safe(host), port, code))
      exitAtLeast(INPUT_FAILED)
    } else throw error
    return null
  }
}

/** Beside the program, wherever it is installed. */
function pageFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('gouji/package.json')), 'dist', 'page')
}

/** Watches the folder of the settings, where there is one; the page goes on without it. */
async function watched(app: App, { lang }: ServeFlags, signal: AbortSignal): Promise<void> {
  const { watch } = app.config
  if (watch === null) return
  const deps = app.intake((event) => notice(sayEvent(event, lang)))
  const result = (sha256: string, stop: AbortSignal) => pollResult(app.store, sha256, stop)
  try {
    await watchFolder(watch, { ...deps, result }, { signal })
  } catch (error) {
    if (signal.aborted) return
    notice(SERVE_SAYS[lang].cannotWatch(safe(watch), codeOf(error)))
    exitAtLeast(INPUT_FAILED)
  }
}
