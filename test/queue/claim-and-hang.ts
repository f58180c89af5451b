// A worker that claims one job, says its key, and then neither renews nor ends, until the test kills it.
import { openQueue, type QueueOptions } from '../../src/queue/index.js'

const queue = await openQueue(JSON.parse(process.argv[2] ?? '') as QueueOptions)
const lease = await queue.claim(['process'], 10_000)
process.stdout.write(lease?.job.key ?? '')
setInterval(() => {}, 60_000)
