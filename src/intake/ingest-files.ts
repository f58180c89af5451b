// Files and folders in, once, in bulk. Every file is read and hashed each time: size and time being the same proves
// nothing, and hashing costs far less than reading a document wrongly not again (docs/decisions/0034-intake.md).
// What the store knows already makes no work, so that a run that was stopped is simply started again.
import { realpath } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Admissions } from './admissions.js'
import { type BroughtIn, bringIn } from './bring-in.js'
import { codeOf } from './code-of.js'
import { findFiles, type Skipped, type Unreachable } from './find-files.js'
import type { Refusal } from './intake-event.js'
import { Patience } from './patience.js'
import { roomOfBlobs } from './room.js'
import type { IntakeDeps } from './take-in.js'

/** Files read at the same time: enough to hide the disk's waiting, and at most 16 MB of them in memory. */
const AT_ONCE = 4

export interface IngestProgress {
  readonly found: number
  /** Files whose documents are in the store: `new` and `known`. */
  readonly taken: number
  /** Documents that this engine has to read. */
  readonly new: number
  /** Documents that need no work: read before, or already waiting. */
  readonly known: number
  readonly refused: number
  readonly bytes: number
}

export interface IngestOptions {
  /** After every file. */
  readonly onProgress?: (progress: IngestProgress) => void
  /** Stops taking in; what is begun is finished. */
  readonly signal?: AbortSignal
  readonly actor?: string
}

export interface Ingested {
  readonly progress: IngestProgress
  /** In the order in which they came in; the same document may come from several paths. */
  readonly documents: readonly { readonly path: string; readonly sha256: string; readonly work: boolean }[]
  readonly refused: readonly { readonly path: string; readonly refusal: Refusal }[]
  readonly skipped: Readonly<Skipped>
  readonly unreachable: readonly Unreachable[]
  /** The signal came before the end. */
  readonly stopped: boolean
}

/** Takes in the files that `paths` name. Waits while the environment is not ready; throws only for errors of the program. */
export async function ingestFiles(paths: readonly string[], deps: IntakeDeps, options: IngestOptions = {}): Promise<Ingested> {
  const { files, skipped, unreachable } = await findFiles(paths)
  const run = new IngestRun(files, new Set(paths), deps, options)
  await run.all()
  return { ...run.result(), skipped, unreachable }
}

class IngestRun {
  readonly #signal: AbortSignal
  readonly #patience: Patience
  readonly #admissions: Admissions
  readonly #progress = { found: 0, taken: 0, new: 0, known: 0, refused: 0, bytes: 0 }
  readonly #documents: { path: string; sha256: string; work: boolean }[] = []
  readonly #refused: { path: string; refusal: Refusal }[] = []
  readonly #admitting = new Set<Promise<void>>()
  #failure: { error: unknown } | null = null
  #next = 0

  constructor(
    private readonly files: readonly string[],
    private readonly named: ReadonlySet<string>,
    private readonly deps: IntakeDeps,
    private readonly options: IngestOptions,
  ) {
    const { blobs, store, engine, log = () => {}, room = () => roomOfBlobs(blobs) } = deps
    this.#signal = options.signal ?? new AbortController().signal
    this.#patience = new Patience({ room, log, signal: this.#signal })
    this.#admissions = new Admissions(store, engine, this.#patience)
    this.#progress.found = files.length
  }

  async all(): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#reader()))
    await Promise.all(this.#admitting)
    if (this.#failure) throw this.#failure.error
  }

  result() {
    const stopped = this.#signal.aborted && this.#progress.taken + this.#progress.refused < this.files.length
    return { progress: { ...this.#progress }, documents: this.#documents, refused: this.#refused, stopped }
  }

  async #reader(): Promise<void> {
    while (this.#next < this.files.length && !this.#signal.aborted && !this.#failure) {
      const path = this.files[this.#next++] as string
      await this.#guarded(async () => {
        await this.#patience.room()
        await this.#admissions.ready()
        this.#take(path, await this.#patience.run(() => this.#bringIn(path)))
      })
    }
  }

  /** Files named on purpose are taken even through a link (`contract.md` 1); those of folders never are. */
  async #bringIn(path: string): Promise<BroughtIn> {
    const about = { channel: 'ingest', origin: resolve(path), name: basename(path), ...actorOf(this.options) } as const
    try {
      return await bringIn({ path: this.named.has(path) ? await realpath(path) : path }, about, this.deps.blobs)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { ok: false, refusal: { code: 'gone' } }
      throw error
    }
  }

  #take(path: string, brought: BroughtIn): void {
    if (!brought.ok) {
      this.#refused.push({ path, refusal: brought.refusal })
      this.#progress.refused++
      this.deps.log?.({ event: 'refused', path, refusal: brought.refusal })
      this.options.onProgress?.({ ...this.#progress })
      return
    }
    const { arrival } = brought
    const admitting = this.#guarded(async () => {
      const { sha256, work } = await this.#admissions.admit(arrival)
      this.#documents.push({ path, sha256, work })
      this.#progress.taken++
      this.#progress[work ? 'new' : 'known']++
      this.#progress.bytes += arrival.bytes
      this.options.onProgress?.({ ...this.#progress })
    }).finally(() => this.#admitting.delete(admitting))
    this.#admitting.add(admitting)
  }

  /** An error of the program ends the run; being stopped is none. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!this.#signal.aborted) this.#failure ??= { error }
    }
  }
}

function actorOf({ actor }: IngestOptions): { readonly actor?: string } {
  return actor === undefined ? {} : { actor }
}
