// How fast the crawler goes where no delay holds it back: one fake site of 5,000 pages on loopback, state in SQLite.
// Budget: 200 pages a second of one core with flat memory. `tsx bench/crawl.ts [pages]`
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { crawlWorld } from '../test/crawl/crawl-world.js'

const pages = Number(process.argv[2] ?? 5_000)
const server = fork(fileURLToPath(new URL('./crawl-server.ts', import.meta.url)), [String(pages)], {
  execArgv: ['--import', 'tsx'],
})
const [start] = (await once(server, 'message')) as [string]
const world = await crawlWorld()
const memory: number[] = []
const timer = setInterval(() => memory.push(Math.round(process.memoryUsage().rss / 1024 ** 2)), 2_000)
const started = performance.now()
const cpu = process.cpuUsage()
const outcome = await world.run(world.site(start, '    delay: 0s\n    budget: {requests: 100000, listPages: 10000}\n'), {
  sink: { deliver: async () => undefined },
})
const seconds = (performance.now() - started) / 1000
clearInterval(timer)
const { user, system } = process.cpuUsage(cpu)
const busy = (user + system) / 1e6
process.stdout.write(
  `${outcome.status}: ${outcome.requests} requests, ${outcome.reports} reports; ${Math.round(outcome.requests / seconds)} pages/s wall, ${Math.round(outcome.requests / busy)} pages a CPU-second, ${((1000 * busy) / outcome.requests).toFixed(2)} ms CPU a page; RSS MB ${memory.join(' ')}\n`,
)
await world.close()
server.disconnect()
