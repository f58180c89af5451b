// Reads one document of the store: the start is counted before anything is parsed, the bytes are parsed in a child,
// and what came of it is written in one transaction that an older attempt cannot reach.
import { BlobDamaged } from '../blobs/index.js'
import { TryLater } from '../errors.js'
import type { Outcome } from '../sandbox/index.js'
import { SandboxClosed } from '../sandbox/index.js'
import type { Attempt, AttemptFailure } from '../store/index.js'
import { LONGEST_WAIT_MS, patientWrite } from './patient-write.js'
import { DONE, type Next, type WorkDeps } from './work-deps.js'

/** Throws only when neither a result nor the failure could be written; the job's lease then runs out. */
export async function processDocument(sha256: string, deps: WorkDeps): Promise<Next> {
  for (;;) {
    const next = await beginOnce(sha256, deps)
    if (next !== 'stood-back') return next
  }
}

async function beginOnce(sha256: string, deps: WorkDeps): Promise<Next | 'stood-back'> {
  const { turnstile } = deps
  // Where another one is read alone, this waits for its end.
  await turnstile.enter()
  let alone = false
  try {
    const attempt = await deps.store.startAttempt(sha256, deps.engine, deps.worker, deps.leaseMs)
    if ('none' in attempt) return attempt.none === 'busy' ? { againMs: attempt.leftMs } : DONE
    const stopRenewing = keepLease(attempt, deps)
    try {
      // A worker was lost with it before.
      if (attempt.starts > 1) {
        alone = await turnstile.alone()
        if (!alone) {
          await giveUp(attempt, deps)
          return 'stood-back'
        }
      }
      return await workOn(attempt, deps)
    } catch (error) {
      return await notDone(attempt, error, deps)
    } finally {
      stopRenewing()
    }
  } finally {
    turnstile.leave(alone)
  }
}

/**
 * Nothing was parsed, so this start does not count: begun and waiting, it would count for a worker that dies of the one
 * that is read alone now.
 */
async function giveUp(attempt: Attempt, deps: WorkDeps): Promise<void> {
  const message = 'waits until it can be read alone'
  await patientWrite(
    () => deps.store.failAttempt(attempt, { outcome: 'retry', code: 'try-later', message, uncounted: true }),
    deps,
  )
}

/** Three renewals fit into a lease, so that one that is late does not lose it. */
function keepLease(attempt: Attempt, { store, leaseMs, log }: WorkDeps): () => void {
  const timer = setInterval(() => {
    store.renewAttempt(attempt, leaseMs).catch((error: unknown) => {
      // The lease may run out now; then another reads the document and this result is refused.
      log.warn({ sha256: attempt.sha256, error: String(error) }, 'the lease of an attempt could not be renewed')
    })
  }, leaseMs / 3)
  return () => clearInterval(timer)
}

async function workOn(attempt: Attempt, deps: WorkDeps): Promise<Next> {
  const local = await deps.blobs.local(attempt.sha256)
  if (local === null) return fail(attempt, missing(attempt.sha256), deps)
  let outcome: Outcome
  try {
    outcome = await readTwice(attempt, local.path, deps)
  } finally {
    await local.release()
  }
  if (outcome.kind !== 'read') return fail(attempt, quarantine(outcome), deps)
  const { source, status } = outcome.reading.extraction
  if (source.sha256 !== attempt.sha256) throw new BlobDamaged(attempt.sha256, attempt.sha256)
  const { reading } = outcome
  const written = await patientWrite(() => deps.store.finishAttempt(attempt, reading), deps)
  if (written) deps.log.info({ sha256: attempt.sha256, status, format: source.format, ms: Math.round(outcome.ms) }, 'read')
  else deps.log.warn({ sha256: attempt.sha256 }, 'a result came after its lease had run out and was not written')
  return DONE
}

/** A child that died may have died of its neighbours; alone, only of its document. */
async function readTwice({ sha256, bytes, hint }: Attempt, path: string, { sandbox, log }: WorkDeps): Promise<Outcome> {
  const first = await sandbox.read({ path, bytes, hint })
  if (first.kind === 'read') return first
  log.warn({ sha256, kind: first.kind, message: first.message, ms: Math.round(first.ms) }, 'a child was lost; once more, alone')
  return sandbox.read({ path, bytes, hint }, { alone: true })
}

function quarantine(lost: Exclude<Outcome, { kind: 'read' }>): AttemptFailure {
  const code = lost.kind === 'bounded' ? lost.code : 'crashed'
  return { outcome: 'quarantined', code, message: lost.message }
}

function missing(sha256: string): AttemptFailure {
  return { outcome: 'failed', code: 'blob-missing', message: `no blob ${sha256} in the blob store; bring the document in again` }
}

async function fail(attempt: Attempt, failure: AttemptFailure, deps: WorkDeps): Promise<Next> {
  await patientWrite(() => deps.store.failAttempt(attempt, failure), deps)
  deps.log.warn({ sha256: attempt.sha256, ...failure }, 'not read')
  return DONE
}

/** The environment's fault is tried again; ours is kept with its message, and the next document is taken. */
async function notDone(attempt: Attempt, error: unknown, deps: WorkDeps): Promise<Next> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (error instanceof TryLater || error instanceof SandboxClosed) {
    const againMs = error instanceof TryLater ? Math.min(error.delayMs, LONGEST_WAIT_MS) : 0
    const failure = { outcome: 'retry', code: 'try-later', message, uncounted: true } as const
    await patientWrite(() => deps.store.failAttempt(attempt, failure), deps)
    deps.log.warn({ sha256: attempt.sha256, message }, 'the environment is not ready; the document waits')
    return { againMs }
  }
  const damaged = error instanceof BlobDamaged
  return fail(attempt, { outcome: 'failed', code: damaged ? 'blob-damaged' : codeOf(error), message }, deps)
}

/** Of the system's errors the code; of ours, that it is ours. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : 'internal'
}
