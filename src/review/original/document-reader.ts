// Blocks of documents, for showing them again: parsed in a child, as every document is, and kept for as long as
// somebody may be looking at them.

import type { Block, Format } from '../../document/index.js'
import { TryLater } from '../../errors.js'
import type { ReviewDeps } from '../review-deps.js'

export interface ReadDocument {
  readonly format: Format
  readonly blocks: readonly Block[]
}

/** Documents that are kept: those that a few reviewers have open. */
const MOST_KEPT = 24
/** Characters that are kept in all; blocks take about ten times their text. */
const MOST_CHARACTERS = 8_000_000

interface Kept {
  readonly document: ReadDocument | null
  readonly characters: number
}

export class DocumentReader {
  /** The one used last is at the end. */
  readonly #kept = new Map<string, Kept>()
  readonly #reading = new Map<string, Promise<ReadDocument | null>>()

  constructor(private readonly deps: Pick<ReviewDeps, 'store' | 'blobs' | 'sandbox'>) {}

  /** Null where there is no such document, or nothing can be read in it. Throws `TryLater` where no child is ready. */
  read(sha256: string): Promise<ReadDocument | null> {
    const kept = this.#kept.get(sha256)
    if (kept) {
      this.#kept.delete(sha256)
      this.#kept.set(sha256, kept)
      return Promise.resolve(kept.document)
    }
    const begun = this.#reading.get(sha256)
    if (begun) return begun
    const reading = this.#read(sha256).finally(() => this.#reading.delete(sha256))
    this.#reading.set(sha256, reading)
    return reading
  }

  async #read(sha256: string): Promise<ReadDocument | null> {
    const detail = await this.deps.store.document(sha256)
    if (detail === null) return null
    const local = await this.deps.blobs.local(sha256)
    if (local === null) return null
    try {
      const { name, mediaType, charset } = detail.arrivals.at(-1) ?? {}
      const hint = {
        ...(name ? { name } : {}),
        ...(mediaType === undefined ? {} : { mediaType }),
        ...(charset === undefined ? {} : { charset }),
      }
      const outcome = await this.deps.sandbox.read({ path: local.path, bytes: detail.document.bytes, hint, document: true })
      if (outcome.kind === 'crashed') throw new TryLater(outcome.message, 1_000)
      return this.#keep(sha256, outcome.kind === 'read' ? outcome.reading.extraction : null)
    } finally {
      await local.release()
    }
  }

  #keep(
    sha256: string,
    extraction: { readonly source: { readonly format: Format | null }; readonly document?: readonly Block[] } | null,
  ) {
    const format = extraction?.source.format ?? null
    const document = format !== null && extraction?.document ? { format, blocks: extraction.document } : null
    this.#kept.set(sha256, { document, characters: document ? charactersOf(document.blocks) : 0 })
    for (const oldest of this.#kept.keys()) {
      if (oldest === sha256 || (this.#kept.size <= MOST_KEPT && this.#characters() <= MOST_CHARACTERS)) break
      this.#kept.delete(oldest)
    }
    return document
  }

  #characters(): number {
    return [...this.#kept.values()].reduce((sum, { characters }) => sum + characters, 0)
  }
}

function charactersOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.type === 'table'
        ? block.cells.reduce((all, { text }) => all + text.now.length + 10, 0)
        : block.text.now.length + 10),
    0,
  )
}
