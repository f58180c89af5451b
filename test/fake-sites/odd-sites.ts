// Sites of no known family, with what makes them hard: wrong character sets, script links, frames, shells that send
// on, trees of offices, copies, and pages that are covers.
import { encodeGbk } from '../../scripts/sample/encode-gbk.js'
import type { FakeSite, Route } from './fake-site.js'
import { DISTRACTORS, type Item, listItems, makeReports, pdfReport, portalPage, truthOf } from './reports.js'

function distract(routes: Map<string, Route>): void {
  for (const { title, href } of DISTRACTORS) routes.set(href, { body: portalPage(title, `<p>${'内容'.repeat(500)}</p>`) })
}

/** Everything in GBK: undeclared, declared as UTF-8, names of files as raw bytes. Start is the portal's front page. */
export async function gbkSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(11, 9, { variant: 'portal-gbk' })
  const [word] = await makeReports(12, 1, { format: 'docx', variant: 'plain' })
  if (!word) throw new Error('no report was made')
  const gbk = (html: string, type = 'text/html') => ({
    body: encodeGbk(html.replace('<meta charset="utf-8">', '')),
    headers: { 'content-type': type },
  })
  const items = reports.map((report, i): Item => {
    routes.set(`/gk/nianbao/content_${i}.htm`, report.reply)
    return { title: report.title, href: `/gk/nianbao/content_${i}.htm` }
  })
  const name = Buffer.from(encodeGbk(`${word.title}.docx`)).toString('latin1')
  const bytes = word.reply.body as Uint8Array
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: ${bytes.length}\r\ncontent-disposition: attachment; filename="${name}"\r\n\r\n`
  // Node refuses to send such a header itself.
  routes.set('/gk/download.do?id=7', { raw: (socket) => socket.write(Buffer.concat([Buffer.from(head, 'latin1'), bytes])) })
  items.push({ title: word.title, href: '/gk/download.do?id=7' })
  distract(routes)
  const list = (some: readonly Item[], next: string) => portalPage('政府信息公开年报', `<ul>${listItems(some)}</ul>${next}`)
  routes.set('/', gbk(portalPage('岚桥县人民政府', '<a href="/gk/">政府信息公开</a> <a href="/xw/">新闻</a>')))
  routes.set(
    '/gk/',
    gbk(
      portalPage(
        '政府信息公开',
        `<a href="/zfxxgkzn/2020/guide.html">政府信息公开指南</a> <a href="javascript:openUrl('/gk/nianbao/')">政府信息公开年报</a>`,
      ),
      'text/html; charset=utf-8',
    ),
  )
  routes.set('/gk/nianbao/', gbk(list(items.slice(0, 6), '<a href="/gk/nianbao/p2.htm">下一页</a>')))
  routes.set('/gk/nianbao/p2.htm', gbk(list([...items.slice(6), ...DISTRACTORS], '')))
  return { name: 'gbk', start: '/', routes, truth: truthOf(reports).concat(truthOf([word])) }
}

/** A tree year → office, opened by a shell and a frame; copies of one file; a cover whose page has the tables as well. */
export async function treeSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(13, 6, { variant: 'plain' })
  const [base] = await makeReports(14, 1)
  if (!base) throw new Error('no report was made')
  const pdf = pdfReport(base.record, 'tree')
  routes.set('/', { body: "<html><script>window.location.href='/web/index.html'</script></html>" })
  routes.set('/web/index.html', { body: portalPage('政务公开', '<iframe src="/web/tree.html"></iframe>') })
  const years = [2021, 2022]
  routes.set('/web/tree.html', {
    body: portalPage('政府信息公开年报', years.map((year) => `<a href="/web/zfxxgknb/${year}n/">${year}年</a>`).join(' ')),
  })
  const offices = ['财政局', '教育局', '水利局']
  for (const [y, year] of years.entries()) {
    routes.set(`/web/zfxxgknb/${year}n/`, {
      body: portalPage(
        '政府信息公开年报',
        offices.map((office, o) => `<a href="/web/zfxxgknb/${year}n/${o}/">${office}</a>`).join(' '),
      ),
    })
    for (const o of offices.keys()) {
      const report = reports[y * 3 + o] as (typeof reports)[number]
      const extra: Item[] =
        y === 0 && o === 0 ? [1, 2, 3].map((copy) => ({ title: pdf.title, href: `/files/copy${copy}.pdf` })) : []
      const items = [{ title: report.title, href: `/web/zfxxgknb/${year}n/${o}/a.html;jsessionid=A${o}` }, ...extra]
      routes.set(`/web/zfxxgknb/${year}n/${o}/`, { body: portalPage('政府信息公开年报', `<ul>${listItems(items)}</ul>`) })
      const withFile = Buffer.from(Buffer.from(report.reply.body as Uint8Array).toString('utf8'))
      routes.set(`/web/zfxxgknb/${year}n/${o}/a.html`, { body: withFile, headers: { 'content-type': 'text/html' } })
    }
  }
  for (const copy of [1, 2, 3]) routes.set(`/files/copy${copy}.pdf`, { ...pdf.reply, headers: { 'content-type': 'text/html' } })
  return { name: 'tree', start: '/', routes, truth: truthOf(reports).concat(truthOf([pdf])) }
}
