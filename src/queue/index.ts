export { openQueue, type QueueOptions } from './open-queue.js'
export { JOB_KINDS, type JobCounts, type JobKind, type Lease, type NewJob, type Queue } from './queue.js'
