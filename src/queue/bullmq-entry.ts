// A job of ours as BullMQ stores it.
import { type Queue as Bull, Job } from 'bullmq'
import { MAX_PRIORITY } from './queue.js'

/** `queue.add` would repeat the id in the options, and Redis then needs half as much room again for a waiting job. */
export function toEntry(
  queue: Bull,
  kind: string,
  job: { readonly id: string; readonly priority: number; readonly delay: number },
) {
  const { id, priority, delay } = job
  return { job: new Job(queue, kind, null, { priority, delay }, id).asJSON(), jobId: id }
}

/** BullMQ takes lower numbers first, and jobs without a number before all others: so each has one, from 1. */
export function toPriority(priority = 0): number {
  return MAX_PRIORITY + 1 - Math.max(0, Math.min(MAX_PRIORITY, priority))
}
