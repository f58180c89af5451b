// A worker of the drills in a process of its own: what `gouji work` does, with shorter times and, where a drill asks for
// it, with children that documents may take over. Its argument is a `WorkerOrder` as JSON; says "ready", ends on SIGTERM.
import type * as App from '../../src/app.js'
import type { WorkOptions } from '../../src/app.js'
import type * as Configuration from '../../src/config.js'
import type { Config } from '../../src/config.js'
import type * as Errors from '../../src/errors.js'

export interface WorkerOrder {
  readonly config: Partial<Config>
  readonly work: Pick<Partial<WorkOptions>, 'doorbell' | 'sandbox'>
}

/** The program as it was built starts in a third of the time, and it is what users run. */
const built = (path: string) => import(new URL(`../../dist/src/${path}`, import.meta.url).href)
const { openApp, openLog } = (await built('app.js')) as typeof App
const { readConfig } = (await built('config.js')) as typeof Configuration
const { TryLater } = (await built('errors.js')) as typeof Errors

const { config: given, work } = JSON.parse(process.argv[2] ?? '') as WorkerOrder
const config: Config = { ...(await readConfig({}, {})), ...given }
const app = await opened()
app.work(work)
process.once('SIGTERM', () => void app.close())
process.stdout.write('ready\n')

/** A server that is just being started again is waited for, as a supervisor would. */
async function opened() {
  for (;;) {
    try {
      return await openApp(config, { work: true, log: openLog('warn') })
    } catch (error) {
      if (!(error instanceof TryLater)) throw error
    }
  }
}
