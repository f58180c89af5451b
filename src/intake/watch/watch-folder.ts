// Watches a folder until it is stopped. Looking through the folder from time to time is the truth; the system's events
// only make it look sooner. A file is taken when it is whole, claimed by a rename, and put away when its result is known.
import { setMaxListeners } from 'node:events'
import { realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { DocumentDetail } from '../../store/index.js'
import { Admissions } from '../admissions.js'
import { codeOf } from '../code-of.js'
import type { IntakeEvent, PassedOver } from '../intake-event.js'
import { Patience } from '../patience.js'
import { NotTaken, type Print, printOf, readWhole } from '../read-whole.js'
import { isReportName } from '../report-name.js'
import { roomOfBlobs } from '../room.js'
import type { IntakeDeps } from '../take-in.js'
import { type ClaimWorkDeps, workOnClaim } from './claim-work.js'
import { type Claim, Claims } from './claims.js'
import { type FolderEvents, folderEvents } from './folder-events.js'
import { isSystemError } from './is-system-error.js'
import { HEAD_BYTES, looksWhole, TAIL_BYTES } from './looks-whole.js'
import { Pace } from './pace.js'
import { Presence } from './presence.js'
import { scanFolder } from './scan-folder.js'
import { Stability, type Verdict } from './stability.js'

export interface WatchDeps extends IntakeDeps {
  /** The document when nothing more happens to it, such as `pollResult` gives it; throws the signal's reason when stopped. */
  readonly result: (sha256: string, signal: AbortSignal) => Promise<DocumentDetail>
}

/** All times in milliseconds. */
export interface WatchOptions {
  /** Stops the watcher: what is being written is finished, what waits for its result stays claimed for the next start. */
  readonly signal: AbortSignal
  /** Between looks through the whole folder: 30 s, or 5 s when polling. */
  readonly interval?: number
  /** No events of the system, which network folders do not send: only looking. */
  readonly polling?: boolean
  /** How long a file must not have changed: 5 s. */
  readonly stableMs?: number
  /** How much longer a quiet file without its end is waited for: 60 s. */
  readonly patienceMs?: number
  /** Between heartbeats: 15 s. A watcher on another machine counts as dead after four. */
  readonly beatMs?: number
  /** Files claimed and not yet put away: 64. More are left for other watchers. */
  readonly atOnce?: number
  /** A clock that never jumps: `performance.now`. */
  readonly now?: () => number
}

const INTERVAL_MS = 30_000
const POLLING_INTERVAL_MS = 5_000
const STABLE_MS = 5_000
const PATIENCE_MS = 60_000
const BEAT_MS = 15_000
const BEATS_UNTIL_DEAD = 4
const AT_ONCE = 64

/** Milliseconds between looks at files that are waited for, at most; half of `stableMs` where that is less. */
const LOOK_MS = 1_000

/** Paths remembered as told; beyond, all are forgotten and told again rather than kept for ever. */
const MOST_TOLD = 10_000

/** Resolves when it was stopped. Throws the system's error when `dir` is not there at the start, and errors of the program. */
export async function watchFolder(dir: string, deps: WatchDeps, options: WatchOptions): Promise<void> {
  const root = await realpath(dir)
  await scanFolder(root)
  // Every claimed file waits with the signal in hand, which Node takes for a leak from eleven on.
  const signal = AbortSignal.any([options.signal])
  setMaxListeners(0, signal)
  await new FolderWatch(root, deps, { ...options, signal }).run()
}

class FolderWatch {
  readonly #log: (event: IntakeEvent) => void
  readonly #now: () => number
  readonly #stableMs: number
  readonly #claims: Claims
  readonly #stability: Stability
  readonly #work: ClaimWorkDeps
  readonly #presence: Presence
  readonly #pace: Pace
  /** Files that are waited for, as paths inside the folder. */
  readonly #tracked = new Set<string>()
  /** By the folder of the claim. */
  readonly #working = new Map<string, Promise<void>>()
  readonly #told = new Set<string>()
  #events: FolderEvents | null = null
  #troubled = false
  #lookThroughAt = Number.NEGATIVE_INFINITY
  #beatAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly root: string,
    deps: WatchDeps,
    private readonly options: WatchOptions,
  ) {
    const { blobs, store, engine, log = () => {}, room = () => roomOfBlobs(blobs), result } = deps
    const { signal, stableMs = STABLE_MS, patienceMs = PATIENCE_MS, beatMs = BEAT_MS, now = () => performance.now() } = options
    this.#log = log
    this.#now = now
    this.#stableMs = stableMs
    this.#presence = new Presence(root, log)
    this.#pace = new Pace(signal)
    this.#claims = new Claims(root, BEATS_UNTIL_DEAD * beatMs)
    this.#stability = new Stability({ stableMs, patienceMs })
    const patience = new Patience({ room, log, signal })
    const admissions = new Admissions(store, engine, patience)
    const release = (claim: Claim) => this.#claims.release(claim)
    this.#work = { root, blobs, admissions, patience, result, release, log, signal, stableMs }
  }

  async run(): Promise<void> {
    const { signal, polling = false } = this.options
    this.#log({ event: 'watching', path: this.root, polling })
    try {
      while (!signal.aborted) {
        const began = this.#now()
        await this.#roundOrTrouble()
        await this.#rest(this.#now() - began)
      }
    } finally {
      await this.#stop()
    }
    this.#log({ event: 'stopped', path: this.root })
  }

  async #roundOrTrouble(): Promise<void> {
    try {
      await this.#round()
      this.#troubled = false
    } catch (error) {
      if (!isSystemError(error)) throw error
      await this.#closeEvents()
      if (!(await this.#isThere()) || this.#troubled) return
      this.#troubled = true
      this.#log({ event: 'trouble', path: this.root, code: codeOf(error) })
    }
  }

  async #round(): Promise<void> {
    if (!(await this.#isThere())) return
    if (this.#now() >= this.#beatAt) {
      await this.#claims.beat()
      this.#beatAt = this.#now() + (this.options.beatMs ?? BEAT_MS)
    }
    await this.#openEvents()
    if (this.#now() >= this.#lookThroughAt) {
      const { polling, interval = polling ? POLLING_INTERVAL_MS : INTERVAL_MS } = this.options
      this.#lookThroughAt = this.#now() + interval
      await this.#lookThrough()
    }
    await this.#lookAtTracked()
  }

  async #isThere(): Promise<boolean> {
    const presence = await this.#presence.look()
    if (presence === 'away') await this.#closeEvents()
    if (presence === 'back') this.#beatAt = this.#lookThroughAt = Number.NEGATIVE_INFINITY
    return presence !== 'away'
  }

  async #lookThrough(): Promise<void> {
    for (const claim of await this.#claims.takeUp(new Set(this.#working.keys()), this.#trouble)) {
      if (claim.from !== this.#claims.name) this.#log({ event: 'taken-up', path: claim.path, watcher: claim.from })
      this.#start(claim, null)
    }
    const { files, passedOver, unreachable } = await scanFolder(this.root)
    for (const { path, why } of passedOver) this.#pass(path, why)
    for (const { path, code } of unreachable) this.#tell({ event: 'trouble', path, code })
    const there = new Set(files)
    for (const path of this.#tracked) if (!there.has(path)) this.#drop(path)
    for (const path of files) this.#tracked.add(path)
  }

  async #lookAtTracked(): Promise<void> {
    for (const path of this.#tracked) {
      if (this.options.signal.aborted) return
      try {
        const print = await printOf(join(this.root, path))
        const verdict = this.#stability.see(path, print, this.#now())
        const room = this.#working.size < (this.options.atOnce ?? AT_ONCE)
        if (room && (await this.#isWhole(path, verdict))) await this.#claim(path, print)
      } catch (error) {
        this.#leave(path, error)
      }
    }
  }

  async #isWhole(path: string, verdict: Verdict): Promise<boolean> {
    if (verdict === 'wait') return false
    try {
      const [head, tail] = await readWhole(join(this.root, path), async ({ print, part }) => [
        await part(0, HEAD_BYTES),
        await part(Math.max(0, print.size - TAIL_BYTES), TAIL_BYTES),
      ])
      return verdict === 'take' || looksWhole(head as Uint8Array, tail as Uint8Array)
    } catch (error) {
      if (error instanceof NotTaken && error.refusal.code === 'too-large') return true // its note says so
      throw error
    }
  }

  async #claim(path: string, print: Print): Promise<void> {
    const claim = await this.#claims.claim(path)
    this.#drop(path)
    if (claim === null) return
    this.#log({ event: 'claimed', path })
    this.#start(claim, print)
  }

  #start(claim: Claim, print: Print | null): void {
    const working = workOnClaim(claim, print, this.#work).finally(() => {
      this.#working.delete(claim.folder)
      if (this.#tracked.size > 0) this.#pace.wake()
    })
    this.#working.set(claim.folder, working)
  }

  readonly #trouble = (path: string, error: unknown): void => {
    if (!isSystemError(error)) throw error
    this.#tell({ event: 'trouble', path, code: codeOf(error) })
  }

  /** What cannot be reached now is found again by the next look through the folder. */
  #leave(path: string, error: unknown): void {
    this.#drop(path)
    if (!(error instanceof NotTaken)) {
      this.#trouble(path, error)
      return
    }
    const { code, system } = error.refusal
    if (code === 'link' || code === 'not-a-file') this.#pass(path, code)
    else if (code !== 'gone') this.#tell({ event: 'trouble', path, code: system ?? code })
  }

  #drop(path: string): void {
    this.#tracked.delete(path)
    this.#stability.forget(path)
  }

  #pass(path: string, why: PassedOver): void {
    this.#tell({ event: 'passed-over', path, why })
  }

  /** Says a thing once, however often it is met. */
  #tell(event: Extract<IntakeEvent, { event: 'passed-over' | 'trouble' }>): void {
    const key = `${event.event} ${event.path} ${event.event === 'trouble' ? event.code : event.why}`
    if (this.#told.has(key)) return
    if (this.#told.size >= MOST_TOLD) this.#told.clear()
    this.#told.add(key)
    this.#log(event)
  }

  async #openEvents(): Promise<void> {
    if (this.#events || this.options.polling) return
    this.#events = await folderEvents(
      this.root,
      (path) => {
        if (path === '') this.#lookThroughAt = Number.NEGATIVE_INFINITY
        else if (isReportName(basename(path))) this.#tracked.add(path)
        this.#pace.wake()
      },
      (code) => this.#log({ event: 'no-events', code }),
    )
  }

  async #closeEvents(): Promise<void> {
    await this.#events?.close()
    this.#events = null
  }

  /** Until the next look is due, or somebody wakes it. */
  async #rest(workedMs: number): Promise<void> {
    const look = Math.min(LOOK_MS, this.#stableMs / 2)
    const due = Math.max(0, Math.min(this.#lookThroughAt, this.#beatAt) - this.#now())
    const pause = this.#presence.away ? look : Math.min(due, this.#tracked.size > 0 ? look : due)
    await this.#pace.pause(pause, workedMs)
  }

  async #stop(): Promise<void> {
    await this.#closeEvents()
    await Promise.all(this.#working.values())
    try {
      await this.#claims.close()
    } catch (error) {
      this.#trouble(this.root, error)
    }
  }
}
