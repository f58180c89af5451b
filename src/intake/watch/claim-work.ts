// One claimed file from claim to note: into the blob store, into the store, wait for the result, put away. Whatever
// goes wrong on the way leaves the file claimed, and the next look through the folder takes it up again.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Blobs } from '../../blobs/index.js'
import type { DocumentDetail, DocumentState } from '../../store/index.js'
import type { Admissions } from '../admissions.js'
import { bringIn } from '../bring-in.js'
import { codeOf } from '../code-of.js'
import type { IntakeEvent, Refusal } from '../intake-event.js'
import type { Patience } from '../patience.js'
import { NotTaken, type Print, printOf, samePrint } from '../read-whole.js'
import type { Claim } from './claims.js'
import { noteText, type Outcome } from './note-text.js'
import { putAway } from './put-away.js'
import { OWN } from './scan-folder.js'

/** Times that a file which changes while it waits for its result is read anew before it is left for the next look. */
const MOST_READINGS = 5

/** States whose files go to `done/`; all others go to `failed/`. */
const DONE: ReadonlySet<DocumentState> = new Set(['complete', 'partial'])

export interface ClaimWorkDeps {
  readonly root: string
  readonly blobs: Blobs
  readonly admissions: Admissions
  readonly patience: Patience
  readonly result: (sha256: string, signal: AbortSignal) => Promise<DocumentDetail>
  readonly release: (claim: Claim) => Promise<void>
  readonly log: (event: IntakeEvent) => void
  readonly signal: AbortSignal
  readonly stableMs: number
}

/** `expected`: the state in which the file was found quiet; null for one that was taken up. Never throws. */
export async function workOnClaim(claim: Claim, expected: Print | null, deps: ClaimWorkDeps): Promise<void> {
  try {
    if (expected) await untilStill(claim, expected, deps)
    await finish(claim, await outcomeOf(claim, expected === null, deps), deps)
  } catch (error) {
    // Stopping is no trouble: the file stays claimed, and the next watcher goes on with it.
    if (deps.signal.aborted) return
    const code = error instanceof NotTaken ? (error.refusal.system ?? error.refusal.code) : codeOf(error)
    deps.log({ event: 'trouble', path: claim.path, code })
  }
}

/** A file that was replaced or written to just before it was claimed is waited for where it lies now. */
async function untilStill({ at }: Claim, expected: Print, { stableMs, signal }: ClaimWorkDeps): Promise<void> {
  let last = expected
  for (let now = await printOfClaim(at, last); !samePrint(now, last); now = await printOfClaim(at, last)) {
    last = now
    await sleep(stableMs, undefined, { signal })
  }
}

/** What is no regular file will be refused when it is opened; here it only has to end the wait. */
async function printOfClaim(at: string, otherwise: Print): Promise<Print> {
  try {
    return await printOf(at)
  } catch (error) {
    if (error instanceof NotTaken && isFinal(error.refusal)) return otherwise
    throw error
  }
}

async function outcomeOf(claim: Claim, takenUp: boolean, deps: ClaimWorkDeps): Promise<Outcome> {
  const { patience, signal } = deps
  for (let reading = 1; reading <= MOST_READINGS; reading++) {
    await patience.room()
    const brought = await patience.run(() => bringIn({ path: claim.at }, aboutOf(claim, deps), deps.blobs))
    if (!brought.ok) {
      if (isFinal(brought.refusal)) return { refusal: brought.refusal }
      throw new NotTaken(brought.refusal)
    }
    const { sha256, newDocument } = await deps.admissions.admit(brought.arrival)
    const detail = await patience.run(() => deps.result(sha256, signal))
    if (brought.print && samePrint(brought.print, await printOf(claim.at))) {
      return { detail, knownBefore: !newDocument && !takenUp }
    }
  }
  throw new NotTaken({ code: 'still-changing' })
}

function aboutOf({ path }: Claim, { root }: ClaimWorkDeps) {
  return { channel: 'watch', origin: join(root, path), name: path } as const
}

/** Whether trying again would give the same. */
function isFinal({ code }: Refusal): boolean {
  return code === 'too-large' || code === 'link' || code === 'not-a-file'
}

async function finish(claim: Claim, outcome: Outcome, { root, release, log }: ClaimWorkDeps): Promise<void> {
  const state = outcome.detail?.document.state ?? 'not-taken'
  const folder = state !== 'not-taken' && DONE.has(state) ? OWN.done : OWN.failed
  const to = await putAway(root, claim, folder, noteText(claim.path, outcome))
  log({ event: 'settled', path: claim.path, to, state, sha256: outcome.detail?.document.sha256 ?? null })
  await release(claim)
}
