// How fast the crawler goes where no delay holds it back: one fake site of 5,000 pages on loopback, state in SQLite.
// Budget: 200 pages a second with flat memory. `tsx bench/crawl.ts [pages]`

import { crawlWorld } from '../test/crawl/crawl-world.js'
import { portalPage } from '../test/fake-sites/reports.js'

const pages = Number(process.argv[2] ?? 5_000)
const LISTED = 20
const world = await crawlWorld()
const article = portalPage(
  '通告',
  `<table><tr><td>规章</td><td>行政许可</td><td>自然人</td><td>本年新收</td></tr></table>${'<p>内容内容内容</p>'.repeat(200)}`,
)
const lists = Math.ceil(pages / (LISTED + 1))
const served = await world.web.serve({
  name: 'bench',
  start: '/nb/?p=1',
  truth: [],
  routes: new Map(),
  otherwise: ({ path }) => {
    if (path.startsWith('/nb/a'))
      return { body: article.replace('通告', `岚桥县第${path.replace(/\D/g, '')}局2023年政府信息公开工作年度报告`) }
    const page = Number(/^\/nb\/\?p=(\d+)/.exec(path)?.[1] ?? 0)
    if (page === 0) return null
    const links = Array.from(
      { length: LISTED },
      (_, i) => `<a href="/nb/a${page * LISTED + i}.html">岚桥县第${page * LISTED + i}局2023年政府信息公开工作年度报告</a>`,
    )
    return {
      body: portalPage('政府信息公开年报', `${links.join('')}${page < lists ? `<a href="/nb/?p=${page + 1}">下一页</a>` : ''}`),
    }
  },
})
const memory: number[] = []
const timer = setInterval(() => memory.push(Math.round(process.memoryUsage().rss / 1024 ** 2)), 1_000)
const started = performance.now()
const cpu = process.cpuUsage()
const outcome = await world.run(world.site(served.start, '    delay: 0s\n    budget: {requests: 100000, listPages: 10000}\n'), {
  sink: { deliver: async () => undefined },
})
const seconds = (performance.now() - started) / 1000
clearInterval(timer)
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(
  `${outcome.status}: ${outcome.requests} requests, ${outcome.reports} reports in ${seconds.toFixed(1)} s = ${Math.round(outcome.requests / seconds)} pages/s wall, ${((user + system) / 1000 / outcome.requests).toFixed(2)} ms CPU a page with the server; RSS MB ${memory.join(' ')}\n`,
)
await world.close()
