// Threads that encode batches, begun when an export turns out to be long. Piscina keeps them; see
// docs/decisions/0033-export.md.
import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { loaderFlags, ownEntry } from '../../own-entry.js'
import type { PackedItems } from '../../store/index.js'
import { type EncodedBatch, encodeBatch } from './encode-batch.js'

/** So many batches are encoded here: a thread takes as long to start. */
const BEFORE_THREADS = 3
/** More would wait for the one that reads the store. */
const THREADS = Math.min(4, availableParallelism())
/** Objects of a thread, MB: a batch needs some 30, most of which is dropped when it ends, so the young ones have room. */
const LIMITS = { maxYoungGenerationSizeMb: 96 }

export class Encoders {
  /** So many batches may be under way. */
  readonly atOnce = THREADS + 1
  #begun = 0
  #pool: Piscina<PackedItems, EncodedBatch> | null = null

  async encode(packed: PackedItems): Promise<EncodedBatch> {
    if (this.#begun++ < BEFORE_THREADS) return encodeBatch(packed)
    this.#pool ??= openPool()
    return this.#pool.run(packed)
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    await this.#pool?.destroy()
    this.#pool = null
  }
}

function openPool(): Piscina<PackedItems, EncodedBatch> {
  const entry = ownEntry('encode-worker', import.meta.url)
  return new Piscina({
    filename: entry,
    execArgv: loaderFlags(entry),
    // Of fewer, one that has nothing to do for a moment would be ended and begun again.
    minThreads: THREADS,
    maxThreads: THREADS,
    resourceLimits: LIMITS,
  })
}
