// The connections to Redis of one queue, and what their failures mean. Three, because each needs other manners: orders
// of people must fail at once rather than hang, BullMQ's workers demand to retry for ever, a listener may do nothing else.
import { Redis } from 'ioredis'
import { TryLater } from '../errors.js'

const CONNECT_MS = 5000
/** A restart takes a second or two; more than this between two tries would be felt. */
const LONGEST_RETRY_MS = 2000
const RETRY_MS = 2000

/** Answers of a server that is there but not ready, or full: they pass. */
const PASSING = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|OOM|MISCONF)\b/
const AWAY = /Connection is closed|Stream isn't writeable|max retries per request|ECONN|EPIPE|ETIMEDOUT|Command aborted/

export class RedisLink {
  /** Fails at once. */
  readonly orders: Redis
  /** Repeats what was under way when the connection broke. */
  readonly workers: Redis
  readonly listener: Redis
  readonly #warn: (message: string) => void
  /** Until the first success nothing is said: `open` throws what it finds. */
  #away = true

  private constructor(url: string, warn: (message: string) => void) {
    this.#warn = warn
    const manners = {
      lazyConnect: true,
      connectTimeout: CONNECT_MS,
      retryStrategy: (times: number) => Math.min(times * 100, LONGEST_RETRY_MS),
    }
    this.orders = new Redis(url, { ...manners, maxRetriesPerRequest: 1, enableOfflineQueue: false })
    this.workers = new Redis(url, { ...manners, maxRetriesPerRequest: null })
    this.listener = new Redis(url, { ...manners, maxRetriesPerRequest: null })
    for (const client of this.#clients()) client.on('error', (error) => this.hear(error))
    this.orders.on('ready', () => {
      this.#away = false
    })
  }

  /** Throws `TryLater` where nobody answers. */
  static async open(url: string, warn: (message: string) => void): Promise<RedisLink> {
    const link = new RedisLink(url, warn)
    try {
      await Promise.all(link.#clients().map((client) => client.connect()))
    } catch (cause) {
      link.close()
      throw away(cause)
    }
    await link.#checkEviction()
    return link
  }

  /** Runs one exchange; throws `TryLater` where Redis is away, still loading or full. */
  async reach<T>(exchange: () => Promise<T>): Promise<T> {
    if (!this.ready) throw away(undefined)
    try {
      return await exchange()
    } catch (error) {
      if (
        error instanceof Error &&
        (PASSING.test(error.message) || AWAY.test(`${error.message} ${'code' in error ? error.code : ''}`))
      )
        throw away(error)
      throw error
    }
  }

  get ready(): boolean {
    return this.orders.status === 'ready' && this.workers.status === 'ready'
  }

  /** Said once an outage; the reconnecting goes on by itself. */
  hear(error: Error): void {
    if (this.#away) return
    this.#away = true
    this.#warn(`Redis 连接出错，自动重连中 / Redis connection failed, reconnecting: ${error.message}`)
  }

  close(): void {
    for (const client of this.#clients()) client.disconnect()
  }

  #clients(): Redis[] {
    return [this.orders, this.workers, this.listener]
  }

  /** Hosted servers often forbid CONFIG; INFO tells the same. */
  async #checkEviction(): Promise<void> {
    const policy = /^maxmemory_policy:(\S+)/m.exec(await this.orders.info('memory'))?.[1]
    if (policy === undefined || policy === 'noeviction') return
    this.#warn(
      `Redis 的 maxmemory-policy 是 ${policy}，内存满时会丢弃任务；请改为 noeviction / ` +
        `maxmemory-policy of Redis is ${policy} and drops jobs when memory is full: set noeviction`,
    )
  }
}

function away(cause: unknown): TryLater {
  const why = cause instanceof Error ? `: ${cause.message}` : ''
  return new TryLater(
    `Redis 暂时不可用，请检查 GOUJI_REDIS_URL 所指的服务 / Redis is away, check the server at GOUJI_REDIS_URL${why}`,
    RETRY_MS,
    {
      cause,
    },
  )
}
