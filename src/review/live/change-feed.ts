// Tells every open page what happens: one look at the store a second, however many listen.
import type { ServerResponse } from 'node:http'
import { TryLater } from '../../errors.js'
import type { StatusCounts, Store } from '../../store/index.js'
import type { ServerEvent } from '../api.js'
import type { ReviewDeps } from '../review-deps.js'
import type { FindingIndex } from './finding-index.js'
import type { TrendIndex } from './trend-index.js'

const LOOK_MS = 1_000
/** Proxies close what is silent for a minute. */
const BEAT_MS = 20_000
/** A page asks again after this, and is looked at again by its session. */
const LONGEST_MS = 30 * 60_000
/** Open pages; more are told to come later. */
const MOST_LISTENERS = 500
/** Bytes that may wait for a slow listener before it is cut off. */
const MOST_WAITING = 1 << 20
/** Named in one event. */
const MOST_NAMED = 100
const MINUTE_MS = 60_000

type Documents = Extract<ServerEvent, { type: 'documents' }>['documents']

export class ChangeFeed {
  readonly #listeners = new Set<ServerResponse>()
  #timer: NodeJS.Timeout | null = null
  #beat: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null
  #finishedAt = 0
  #status: { readonly at: number; readonly counts: Promise<StatusCounts> } | null = null
  #progress = ''
  readonly #ended: number[] = []

  constructor(
    private readonly deps: Pick<ReviewDeps, 'store' | 'log'>,
    private readonly index: FindingIndex,
    private readonly trends: TrendIndex,
  ) {}

  start(): void {
    const look = () => {
      this.#looking = this.#look().finally(() => {
        this.#timer = setTimeout(look, LOOK_MS)
        this.#timer.unref()
      })
    }
    look()
    this.#beat = setInterval(() => this.#send(': \n\n'), BEAT_MS)
    this.#beat.unref()
  }

  /** False where there are too many. */
  listen(response: ServerResponse): boolean {
    if (this.#listeners.size >= MOST_LISTENERS) return false
    this.#listeners.add(response)
    const over = setTimeout(() => response.end(), LONGEST_MS)
    over.unref()
    response.on('close', () => {
      clearTimeout(over)
      this.#listeners.delete(response)
    })
    // A listener that comes now has seen nothing of what the others were told.
    this.#progress = ''
    response.write('retry: 2000\n\n')
    return true
  }

  /** The store's numbers, at most a second old: counting all documents for every page that is open would be too much. */
  status(): Promise<StatusCounts> {
    if (this.#status && Date.now() - this.#status.at < LOOK_MS) return this.#status.counts
    const counts = this.deps.store.status()
    this.#status = { at: Date.now(), counts }
    counts.catch(() => {
      this.#status = null // its asker is told; the next one asks again
    })
    return counts
  }

  async stop(): Promise<void> {
    for (const response of this.#listeners) response.end()
    if (this.#beat) clearInterval(this.#beat)
    await this.#looking
    if (this.#timer) clearTimeout(this.#timer)
  }

  async #look(): Promise<void> {
    try {
      await this.#documents()
      const first = this.index.size === 0
      const changed = await this.index.catchUp()
      if (changed.length > 0 && !first)
        this.#tell({ type: 'findings', count: changed.length, identities: changed.slice(0, MOST_NAMED) })
      if (this.#listeners.size > 0) await this.#tellProgress()
    } catch (error) {
      // The store is away or the program is wrong; pages show what they have until the next look.
      const message = error instanceof Error ? error.message : String(error)
      if (error instanceof TryLater) this.deps.log.warn({ message }, 'the store cannot be looked at for changes')
      else this.deps.log.error({ message, stack: error instanceof Error ? error.stack : undefined }, 'looking for changes failed')
    }
  }

  async #documents(): Promise<void> {
    const ended = await this.deps.store.desk.finishedSince(this.#finishedAt, 1_000)
    const last = ended.at(-1)
    if (!last) return
    const first = this.#finishedAt === 0
    this.#finishedAt = ended.length < 1_000 ? last.finishedAt : await newestOf(this.deps.store, last.finishedAt)
    void this.trends.catchUp().catch((error: unknown) => {
      this.deps.log.warn({ message: error instanceof Error ? error.message : String(error) }, 'figures for trends were not kept')
    })
    if (first) return
    for (const { finishedAt } of ended) this.#ended.push(finishedAt)
    const documents: Documents = ended.slice(-MOST_NAMED).map(({ sha256, state }) => ({ sha256, state, name: null }))
    this.#tell({ type: 'documents', documents })
  }

  async #tellProgress(): Promise<void> {
    const { documents } = await this.status()
    const since = Date.now() - MINUTE_MS
    while ((this.#ended[0] ?? since) < since) this.#ended.shift()
    const event: ServerEvent = { type: 'progress', documents, perMinute: this.#ended.length }
    const said = JSON.stringify(event)
    if (said === this.#progress) return
    this.#progress = said
    this.#tell(event)
  }

  #tell(event: ServerEvent): void {
    this.#send(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  }

  #send(text: string): void {
    for (const response of this.#listeners) {
      if (response.writableLength > MOST_WAITING) response.destroy()
      else response.write(text)
    }
  }
}

/** At the start of a server whose store holds many: what came to an end before is nobody's news. */
async function newestOf({ desk }: Store, at: number): Promise<number> {
  let newest = at
  for (;;) {
    const ended = await desk.finishedSince(newest, 5_000)
    newest = ended.at(-1)?.finishedAt ?? newest
    if (ended.length < 5_000) return newest
  }
}
