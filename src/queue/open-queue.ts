// Which queue: Redis where one is configured, else the file of this machine.
import { join } from 'node:path'
import { BullmqQueue } from './bullmq-queue.js'
import { EmbeddedQueue } from './embedded-queue.js'
import type { Queue } from './queue.js'

/** A claimer that pauses for less keeps its job; one that died gives it back after this and at most two checks. */
const LEASE_MS = 30_000

export interface QueueOptions {
  /** redis:// or rediss://; without it the queue is queue.db in the data folder. */
  readonly redisUrl?: string
  readonly dataFolder: string
  readonly leaseMs?: number
  /** Of all keys in Redis, for several installations on one server. */
  readonly prefix?: string
  /** Hears what is wrong but stops nothing; default: a warning of the process. */
  readonly warn?: (message: string) => void
}

/** Throws `TryLater` where Redis does not answer within seconds. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { redisUrl, dataFolder, leaseMs = LEASE_MS, prefix = 'gouji', warn = (message) => process.emitWarning(message) } = options
  if (redisUrl) return BullmqQueue.open({ url: redisUrl, leaseMs, prefix, warn })
  return new EmbeddedQueue({ file: join(dataFolder, 'queue.db'), leaseMs, warn })
}
