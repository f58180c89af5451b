// The manners towards one host: one owner over all machines (lease), one request at a time per host and per network
// address, a delay with jitter between two requests, rest when the host asks for it or fails again and again.
import { type HostLease, type HostTerms, NEW_HOST } from '../crawl-state.js'
import type { Surroundings } from '../surroundings.js'
import { FetchFailure } from './fetch-failure.js'
import type { Turns } from './turns.js'

/** Someone else asks this host; come back after `ms`. */
export class HostBusy extends Error {
  override readonly name = 'HostBusy'
  constructor(
    readonly host: string,
    readonly ms: number,
  ) {
    super(`${host} is asked by another worker; free in ${ms} ms at most`)
  }
}

/**
 * Whoever holds leases renews them all the time (`keepLeases`), so that those of a process that died are free soon;
 * long beside a store that is away for a moment.
 */
export const LEASE_MS = 90_000
/** Renewed when so much of it has passed, so that settling never finds it lost. */
const RENEW_MS = 60_000
/** Delays differ by up to this share, so that no rhythm forms. */
const JITTER = 0.3
/** Off loopback nobody is asked more often, whatever sites.yaml says. */
export const LEAST_DELAY_MS = 1_000
const FAILURES_THAT_OPEN = 5
/** An office day: whatever broke is either mended or known. */
const OPEN_MS = 6 * 3_600_000

interface Held {
  terms: HostTerms
  takenAt: number
}

/** What one entry through the gate needs to know. */
export interface Visit {
  readonly host: string
  readonly terms: HostTerms
  readonly loopback: boolean
  /** Ends the visit; the delay starts here. */
  leave(result: {
    readonly failure: FetchFailure | null
    readonly delayMs: number
    readonly terms?: Partial<HostTerms>
  }): Promise<void>
}

export class HostGate {
  readonly #held = new Map<string, Held>()

  constructor(
    private readonly leases: HostLease,
    private readonly owner: string,
    private readonly surroundings: Surroundings,
    /** Of the process: sites that share an address share its turn. */
    private readonly turns: Turns,
    /** Ends waits: `enter` then rejects with its `AbortError`. */
    private readonly signal?: AbortSignal,
  ) {}

  /** Waits for the host's turn. Throws `HostBusy`, or `FetchFailure` (`host-paused`) with the time left. */
  async enter(host: string, url: string, address: { readonly ip: string; readonly loopback: boolean }): Promise<Visit> {
    // Hosts that share an address share its turn; everything on loopback is one machine's test.
    const done = await this.turns.take(address.loopback ? host : address.ip)
    try {
      let held = await this.#take(host)
      const now = this.surroundings.now()
      if (held.terms.pausedUntil > now) throw new FetchFailure('host-paused', url, { retryAfterMs: held.terms.pausedUntil - now })
      if (held.terms.nextAt > now) {
        await this.surroundings.sleep(held.terms.nextAt - now, this.signal)
        held = await this.#take(host)
      }
      return {
        host,
        terms: held.terms,
        loopback: address.loopback,
        leave: async (result) => {
          try {
            await this.#settle(host, address.loopback, result)
          } finally {
            done()
          }
        },
      }
    } catch (error) {
      done()
      throw error
    }
  }

  async #take(host: string): Promise<Held> {
    const known = this.#held.get(host)
    if (known && performance.now() - known.takenAt < RENEW_MS) return known
    const taken = await this.leases.take(host, this.owner, LEASE_MS)
    if ('busyMs' in taken) throw new HostBusy(host, taken.busyMs)
    const held = { terms: taken.terms, takenAt: performance.now() }
    this.#held.set(host, held)
    return held
  }

  async #settle(
    host: string,
    loopback: boolean,
    { failure, delayMs, terms }: { failure: FetchFailure | null; delayMs: number; terms?: Partial<HostTerms> },
  ): Promise<void> {
    const held = this.#held.get(host)
    if (!held) return
    const before = held.terms
    const delay = loopback ? delayMs : Math.max(delayMs, LEAST_DELAY_MS)
    const now = this.surroundings.now()
    const failures = failure?.hostUnwell ? before.failures + 1 : failure === null ? 0 : before.failures
    const opens = failures >= FAILURES_THAT_OPEN
    const asked = failure?.details.retryAfterMs ?? 0
    held.terms = {
      ...before,
      ...terms,
      nextAt: delay === 0 ? 0 : now + Math.round(delay * (1 + JITTER * this.surroundings.random())),
      pausedUntil: Math.max(
        before.pausedUntil > now ? before.pausedUntil : 0,
        opens ? now + OPEN_MS : 0,
        asked > 0 ? now + asked : 0,
      ),
      // One short of opening: the first failure after the rest opens it again.
      failures: opens ? FAILURES_THAT_OPEN - 1 : failures,
    }
    if (same(before, held.terms)) return
    if (await this.leases.settle(host, this.owner, held.terms)) return
    this.#held.delete(host)
    throw new HostBusy(host, RENEW_MS)
  }
}

function same(a: HostTerms, b: HostTerms): boolean {
  return (Object.keys(NEW_HOST) as (keyof HostTerms)[]).every((key) => a[key] === b[key])
}
