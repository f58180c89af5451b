// What a drill is: the running system, disturbed in one way, must come to the same end as one that was left alone.
import type { Ground } from './ground.js'
import type { Mode } from './verdict.js'

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
