// One document by its address, with the same manners and guards as a crawl: robots.txt, the host's lease and delay,
// every hop checked. Nothing is remembered but the row of the log.
import type { CrawlState, FetchRow } from './crawl-state.js'
import { FetchFailure } from './fetch/fetch-failure.js'
import { HostBusy } from './fetch/host-gate.js'
import type { Body, PoliteFetcher } from './fetch/polite-fetcher.js'
import { siteOfAddress } from './sites/site-of-address.js'
import type { Surroundings } from './surroundings.js'
import type { SaidTwice } from './words.js'

/** What came of it: a body, or why there is none. */
export type FetchedOne =
  | { readonly ok: true; readonly body: Body; readonly row: FetchRow }
  | { readonly ok: false; readonly code: string; readonly said: SaidTwice }

export interface FetchOneMeans {
  readonly state: CrawlState
  readonly fetcher: PoliteFetcher
  readonly surroundings: Surroundings
  readonly owner: string
  readonly limitBytes: number
  readonly signal?: AbortSignal
}

/** A host that another worker asks is waited for so long, ms; a person waits for this command. */
const PATIENCE_MS = 60_000
const LOOK_MS = 2_000

export async function fetchOne(address: string, means: FetchOneMeans): Promise<FetchedOne> {
  const { state, owner } = means
  try {
    const { row, body, failure } = await patiently(address, means)
    await state.log.add(row)
    if (failure) return { ok: false, code: failure.kind, said: failure.said }
    if (body) return { ok: true, body, row }
    return refused(new FetchFailure('empty', address))
  } catch (error) {
    if (error instanceof FetchFailure) return refused(error)
    throw error
  } finally {
    await state.leases.release(owner)
  }
}

function refused({ kind, said }: FetchFailure): FetchedOne {
  return { ok: false, code: kind, said }
}

async function patiently(address: string, { fetcher, surroundings, limitBytes, signal }: FetchOneMeans) {
  const site = siteOfAddress(new URL(address))
  const until = surroundings.now() + PATIENCE_MS
  for (;;) {
    try {
      return await fetcher.fetch({ request: { url: address, method: 'GET' }, site, remembered: null, limitBytes })
    } catch (error) {
      if (!(error instanceof HostBusy)) throw error
      if (surroundings.now() > until || signal?.aborted) throw new FetchFailure('host-paused', address)
      await surroundings.sleep(Math.min(error.ms, LOOK_MS), signal)
    }
  }
}
