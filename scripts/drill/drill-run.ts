// Runs drills: builds what they start, makes the documents and the undisturbed end once, starts servers when the first
// drill needs them, and judges each drill by its own words.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startPostgres, startRedis, type TestRedis } from '../../test/services/index.js'
import { writeDocuments } from './documents.js'
import type { Drill } from './drill.js'
import { Ground, type Services, type Undisturbed } from './ground.js'
import { Failed, type Mode, must } from './verdict.js'

/** With two reports each: enough that the disturbance comes while there is much to do. */
const AGENCIES = 10

export interface DrillResult {
  readonly drill: string
  readonly mode: Mode
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
  readonly seen: string
}

export class DrillRun {
  #documents: string | null = null
  #alone: Ground | null = null
  #undisturbed: Undisturbed | null = null
  #services: Services | null | undefined

  async run(drill: Drill, mode: Mode): Promise<DrillResult> {
    const start = performance.now()
    const result = (outcome: DrillResult['outcome'], seen: string): DrillResult => ({
      drill: drill.name,
      mode,
      outcome,
      seconds: (performance.now() - start) / 1000,
      seen,
    })
    const missing = drill.missing?.() ?? null
    if (missing !== null) return result('skipped', missing)
    const services = mode === 'distributed' ? await this.#servicesFor(drill) : null
    if (mode === 'distributed' && services === null) return result('skipped', 'needs Redis and PostgreSQL of its own')
    try {
      return result('passed', await this.#on(drill, mode, services))
    } catch (error) {
      // Whatever it is, the drills after it are of use all the same.
      return result('failed', error instanceof Failed ? error.message : String(error instanceof Error ? error.stack : error))
    } finally {
      if (drill.redis) await services?.redis.stop()
    }
  }

  async close(): Promise<void> {
    await this.#services?.redis.stop()
    await this.#services?.postgres.stop()
    await this.#alone?.close()
    if (this.#documents !== null) await rm(this.#documents, { recursive: true, force: true })
  }

  async #on(drill: Drill, mode: Mode, services: Services | null): Promise<string> {
    const { documents, undisturbed } = await this.#prepared()
    const ground = await Ground.make(mode, documents, undisturbed, services)
    try {
      return await drill.run(ground)
    } finally {
      await ground.close()
    }
  }

  /** The end that all must come to: that of one `gouji ingest`. */
  async #prepared(): Promise<{ documents: string; undisturbed: Undisturbed }> {
    if (this.#documents === null) {
      await buildProgram()
      this.#documents = await mkdtemp(join(tmpdir(), 'gouji-drill-documents-'))
      await writeDocuments(this.#documents, AGENCIES)
    }
    this.#alone ??= await Ground.make('embedded', this.#documents, null, null)
    this.#undisturbed ??= await undisturbedEnd(this.#alone)
    return { documents: this.#documents, undisturbed: this.#undisturbed }
  }

  /** Null where they are not to be had, or are somebody else's, which nobody here may kill. */
  async #servicesFor({ redis: args }: Drill): Promise<Services | null> {
    if (this.#services === undefined) {
      const [redis, postgres] = [await startRedis(), await startPostgres()]
      this.#services = redis?.ours && postgres?.ours ? { redis, postgres } : null
    }
    const services = this.#services
    if (services === null || args === undefined) return services
    return { ...services, redis: (await startRedis(args)) as TestRedis }
  }
}

/** Compiles what has changed, without the review page, which no drill shows. */
async function buildProgram(): Promise<void> {
  const builder = JSON.stringify(new URL('../build.js', import.meta.url).href)
  const program = `const { ensureBuilt } = await import(${builder}); await ensureBuilt()`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
}

async function undisturbedEnd(ground: Ground): Promise<Undisturbed> {
  const run = ground.gouji(['ingest', ground.documents])
  const { code } = await run.ended
  // One of the documents is no report, which is what 3 says.
  must(code === 3, `the undisturbed run ended with ${code}: ${run.stderr.slice(-500)}`)
  return ground.look(async (store) => {
    const { complete, partial, refused } = (await store.status()).documents
    return { digest: await store.digest(), documents: complete + partial + refused, data: ground.config.data }
  })
}
