// Runs drills: builds what they start, makes the documents and the undisturbed end once, starts servers when the first
// drill needs them, and judges each drill by its own words.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, startRedis, type TestRedis } from '../../test/services/index.js'
import { ensureBuilt } from '../build.js'
import { writeDocuments } from './documents.js'
import { type Drill, Failed, type Mode, must } from './drill.js'
import { Ground, type Services, type Undisturbed } from './ground.js'

/** With two reports each: enough that the disturbance comes while there is much to do. */
const AGENCIES = 24

export interface DrillResult {
  readonly drill: string
  readonly mode: Mode
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
  readonly seen: string
}

export class DrillRun {
  #documents: string | null = null
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
      if (error instanceof Failed) return result('failed', error.message)
      throw error
    } finally {
      if (drill.redis) await services?.redis.stop()
    }
  }

  async close(): Promise<void> {
    await this.#services?.redis.stop()
    await this.#services?.postgres.stop()
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
      await ensureBuilt()
      this.#documents = await mkdtemp(join(tmpdir(), 'gouji-drill-documents-'))
      await writeDocuments(this.#documents, AGENCIES)
    }
    this.#undisturbed ??= await undisturbedEnd(this.#documents)
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

async function undisturbedEnd(documents: string): Promise<Undisturbed> {
  const ground = await Ground.make('embedded', documents, null, null)
  try {
    const run = ground.gouji(['ingest', ground.documents])
    const { code } = await run.ended
    // One of the documents is no report, which is what 3 says.
    must(code === 3, `the undisturbed run ended with ${code}: ${run.stderr.slice(-500)}`)
    return await ground.look(async (store) => {
      const { documents: states } = await store.status()
      return { digest: await store.digest(), documents: states.complete + states.partial + states.refused }
    })
  } finally {
    await ground.close()
  }
}
