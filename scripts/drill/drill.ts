// What a drill is: the running system, disturbed in one way, must come to the same end as one that was left alone.
import type { Ground } from './ground.js'

/** `embedded`: SQLite and its queue, by `gouji ingest`. `distributed`: PostgreSQL and Redis, with workers. */
export type Mode = 'embedded' | 'distributed'

export interface Drill {
  readonly name: string
  /** What happens in it, in one line. */
  readonly about: string
  readonly modes: readonly Mode[]
  /** Where it takes seconds and is also run by the tests. */
  readonly short: readonly Mode[]
  /** Why it cannot be done on this machine; null where it can. */
  missing?(): string | null
  /** More arguments for redis-server, where it must be one of its own. */
  readonly redis?: readonly string[]
  /** Disturbs, waits for the end and judges it. Returns what was seen; throws `Failed` or any error where it was not right. */
  run(ground: Ground): Promise<string>
}

/** The end was not the one that should have come. */
export class Failed extends Error {
  override readonly name = 'Failed'
}

/** Throws `Failed` unless it holds. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Failed(what)
}
