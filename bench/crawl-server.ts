// The fake site of bench/crawl.ts, in a process of its own: what it costs to serve is no cost of the crawler.
import { FakeWeb } from '../test/fake-sites/fake-web.js'
import { portalPage } from '../test/fake-sites/reports.js'

const pages = Number(process.argv[2])
const LISTED = 20
const article = portalPage(
  '通告',
  `<table><tr><td>规章</td><td>行政许可</td><td>自然人</td><td>本年新收</td></tr></table>${'<p>内容内容内容</p>'.repeat(200)}`,
)
const lists = Math.ceil(pages / (LISTED + 1))
const web = new FakeWeb()
const { start } = await web.serve({
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
process.send?.(start)
process.once('disconnect', () => process.exit())
