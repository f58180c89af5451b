// One site with everything that can go wrong beside one true report. Its pages are linked from the start as columns and
// reports, so that nothing is left out by judgement alone.
import { gzipSync } from 'node:zlib'
import type { FakeSite, Reply, Route } from './fake-site.js'
import { listItems, makeReports, portalPage, truthOf } from './reports.js'

const YEAR_TITLES = (name: string) => `岚桥县${name}局2023年政府信息公开工作年度报告`

const slow = (write: (socket: import('node:net').Socket) => void): Reply => ({ raw: write })

/** Sends a byte at a time for ever. */
function drip(): Reply {
  return slow((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 1000000\r\n\r\n')
    const timer = setInterval(() => socket.write('a'), 50)
    socket.on('close', () => clearInterval(timer)).on('error', () => clearInterval(timer))
  })
}

export async function trapSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const [report] = await makeReports(20, 1)
  if (!report) throw new Error('no report was made')
  routes.set('/nb/true.html', report.reply)
  const bomb = gzipSync(Buffer.alloc(130 * 1024 ** 2))
  const traps: Record<string, Route> = {
    drip: drip(),
    silent: slow(() => undefined),
    reset: slow((socket) => socket.destroy()),
    short: slow((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4 short'),
    ),
    empty: { body: '' },
    bomb: { body: bomb, headers: { 'content-encoding': 'gzip' } },
    headers: slow((socket) => socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'a'.repeat(20_000)}\r\ncontent-length: 2\r\n\r\nok`)),
    inward: { status: 302, headers: { location: 'http://10.0.0.1/admin' } },
    mapped: { status: 302, headers: { location: 'http://[::ffff:10.0.0.1]/' } },
    number: { status: 302, headers: { location: 'http://3232235777/' } },
    file: { status: 302, headers: { location: 'file:///etc/passwd' } },
    elsewhere: { status: 302, headers: { location: 'http://other.example.org/' } },
    circle: { status: 301, headers: { location: '/nb/circle.html' } },
    refresh: { body: '<meta http-equiv="refresh" content="0;url=/nb/refresh2.html">' },
    gone: { body: '<html><title>404</title><body>抱歉，页面不存在</body></html>' },
    deep: { body: `<html><body>${'<div>'.repeat(100_000)}` },
  }
  routes.set('/nb/refresh2.html', { body: '<meta http-equiv="refresh" content="0;url=/nb/refresh.html">' })
  for (const [name, route] of Object.entries(traps)) routes.set(`/nb/${name}.html`, route)
  const links = [
    { title: report.title, href: '/nb/true.html' },
    ...Object.keys(traps).map((name) => ({ title: YEAR_TITLES(name), href: `/nb/${name}.html` })),
  ]
  const lures = ['/calendar/?m=1', '/loop/?p=1', '/many/'].map((href) => `<a href="${href}">历年政府信息公开年报</a>`).join('')
  routes.set('/nb/', { body: portalPage('政府信息公开年报', `<ul>${listItems(links)}</ul>${lures}`) })
  routes.set('/many/', {
    body: portalPage('年报', Array.from({ length: 10_000 }, (_, i) => `<a href="/x/${i}.html">第${i}号</a>`).join('')),
  })
  routes.set('/loop/', ({ path }) => ({
    body: portalPage('年报', `<a href="/x/1.html">甲</a><a href="/loop/?p=${Number(path.split('p=')[1]) + 1}">下一页</a>`),
  }))
  routes.set('/calendar/', ({ path }) => {
    const month = Number(path.split('m=')[1])
    return {
      body: portalPage('年报', `<a href="/day/${month}.html">第${month}月安排</a><a href="/calendar/?m=${month + 1}">下一页</a>`),
    }
  })
  return { name: 'traps', start: '/nb/', routes, truth: truthOf([report]) }
}
