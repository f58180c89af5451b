// What must be known before jobs are added to BullMQ, in one step on the server: which of them exist, and a mark on
// those that run, so that they wait again once they complete. The mark is set before the job is added and read after
// the finished job is gone: whichever comes first, the job runs once more.
import type { Redis } from 'ioredis'

/** KEYS: hash of marks. ARGV: stem of job keys, then id and priority (BullMQ's: lower first) in turn. */
const SCRIPT = `
local fates = {}
for i = 2, #ARGV, 2 do
  local job = ARGV[1] .. ARGV[i]
  local priority = tonumber(ARGV[i + 1])
  local fate = 'new'
  if redis.call('EXISTS', job .. ':lock') == 1 then
    local marked = tonumber(redis.call('HGET', KEYS[1], ARGV[i]))
    if not marked or priority < marked then redis.call('HSET', KEYS[1], ARGV[i], priority) end
    fate = 'runs'
  elseif redis.call('EXISTS', job) == 1 then
    local now = tonumber(redis.call('HGET', job, 'priority')) or 0
    fate = priority < now and 'raise' or 'waits'
  end
  fates[#fates + 1] = fate
end
return fates`

export type Fate = 'new' | 'waits' | 'raise' | 'runs'

/** One fate a job, in order. */
export function prepareJobs(
  redis: Redis,
  marks: string,
  stem: string,
  jobs: readonly { readonly id: string; readonly priority: number }[],
): Promise<Fate[]> {
  return redis.eval(SCRIPT, 1, marks, stem, ...jobs.flatMap(({ id, priority }) => [id, priority])) as Promise<Fate[]>
}
