// When the oldest waiting job of one BullMQ queue was enqueued. Waiting jobs stand in a sorted set by priority and then
// age, so the first of each priority is looked at, not all; jobs of lost leases stand in a list of their own.
import type { Redis } from 'ioredis'

/** BullMQ's score of a waiting job is its priority times this, plus a running number. */
const ONE_PRIORITY = 0x100000000

/** Epoch ms, or null without a waiting job. `stem`: of the queue's keys, with the colon. */
export async function oldestJob(redis: Redis, stem: string): Promise<number | null> {
  const ids = await redis.lrange(`${stem}wait`, -1, -1)
  for (let from = 0; ; ) {
    const [id, score] = await redis.zrangebyscore(`${stem}prioritized`, from, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    if (id === undefined) break
    ids.push(id)
    from = (Math.floor(Number(score) / ONE_PRIORITY) + 1) * ONE_PRIORITY
  }
  const times = await Promise.all(ids.map((id) => redis.hget(stem + id, 'timestamp')))
  const known = times.filter((time) => time !== null).map(Number)
  return known.length > 0 ? Math.min(...known) : null
}
