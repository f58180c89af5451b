// Sites of the families that the crawler knows, each with paging, distractors and its own way to load a list.
import type { Asked, FakeSite, Reply, Route } from './fake-site.js'
import { DISTRACTORS, type Item, listItems, type MadeReport, makeReports, pdfReport, portalPage, truthOf } from './reports.js'

const COLUMN = '政府信息公开年报'

/** Puts each report at the address that `at` gives it; the items of its list. */
function place(
  routes: Map<string, Route>,
  reports: readonly MadeReport[],
  at: (index: number, report: MadeReport) => string,
): Item[] {
  return reports.map((report, index) => {
    const href = at(index, report)
    routes.set(href, withTag(report.reply, report.sha256))
    return { title: report.title, href, date: `${report.year + 1}-01-${String(10 + (index % 18)).padStart(2, '0')}` }
  })
}

function withTag(reply: Reply, tag: string): Route {
  return ({ headers }) =>
    headers['if-none-match'] === `"${tag}"` ? { status: 304 } : { ...reply, headers: { ...reply.headers, etag: `"${tag}"` } }
}

function distract(routes: Map<string, Route>): void {
  for (const { title, href } of DISTRACTORS) routes.set(href, { body: portalPage(title, `<p>${title}${'内容'.repeat(500)}</p>`) })
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex').padEnd(32, '0').slice(0, 32)
}

/** `obeys`: whether its data proxy honours startrecord, or only page. */
export async function jcmsSite(obeys: 'startrecord' | 'page'): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(obeys === 'page' ? 2 : 1, 17)
  const items = [
    ...place(routes, reports, (i, { year }) => `/art/${year + 1}/1/${10 + i}/art_1229134232_${4131500 + i}.html`),
    ...DISTRACTORS,
  ]
  distract(routes)
  const records = (some: readonly Item[]) => some.map((item) => `<record><![CDATA[${listItems([item])}]]></record>`).join('\n')
  const recordset = (some: readonly Item[]) =>
    `<?xml version="1.0" encoding="utf-8"?><datastore><totalrecord>${items.length}</totalrecord><recordset>${records(some)}</recordset></datastore>`
  const proxy = '/module/web/jpage/dataproxy.jsp'
  routes.set('/col/col1229214366/index.html', {
    body: portalPage(
      COLUMN,
      `<div id="list"><script type="text/xml"><datastore><totalrecord>${items.length}</totalrecord><recordset>${records(items.slice(0, 5))}</recordset></datastore></script></div>
<script>$("#list").jpage({perPage:5,totalRecord:${items.length},proxyUrl:"${proxy}",proxyParam:{col:1,appid:1,webid:3,path:'/',columnid:1229214366,sourceContentType:1,unitid:'5690',webname:'岚桥县',permissiontype:0}});</script>`,
    ),
  })
  routes.set(proxy, ({ path, body }) => {
    const query = new URL(path, 'http://x').searchParams
    if (!body.includes('columnid=1229214366') || !body.includes('unitid=5690')) return { status: 500 }
    const page = Number(query.get('page') ?? 1)
    const start = obeys === 'startrecord' && query.has('startrecord') ? Number(query.get('startrecord')) - 1 : (page - 1) * 5
    return { body: recordset(items.slice(start, start + 5)), headers: { 'content-type': 'text/xml;charset=utf-8' } }
  })
  return { name: `jcms-${obeys}`, start: '/col/col1229214366/index.html', routes, truth: truthOf(reports) }
}

export async function jcmsAnnualSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(3, 8)
  const items = place(routes, reports, (i, { year }) => `/art/${year + 1}/1/5/art_77_${900 + i}.html`)
  distract(routes)
  const body = `<a href="/module/xxgk/tree.jsp?area=113301">公开目录</a>${listItems(DISTRACTORS)}`
  routes.set('/col/col99/index.html', { body: portalPage(COLUMN, body) })
  routes.set('/module/xxgk/xxgkAnnualReport.jsp', ({ path }) => {
    const query = new URL(path, 'http://x').searchParams
    const year = Number(query.get('fbtime'))
    return query.get('area') === '113301'
      ? { body: `<ul>${listItems(items.filter((_, i) => reports[i]?.year === year))}</ul>` }
      : { status: 500 }
  })
  return { name: 'jcms-annual', start: '/col/col99/index.html', routes, truth: truthOf(reports) }
}

export async function jpaasSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(4, 21)
  const items = [
    ...place(routes, reports, (i, { year, title }) => `/art/${year + 1}/1/art_${hex(`${i}${title}`)}.html`),
    ...DISTRACTORS,
  ]
  distract(routes)
  const unit = '/api-gateway/jpaas-publish-server/front/page/build/unit'
  routes.set('/col/col301/index.html', {
    body: portalPage(
      COLUMN,
      `<div class="list" url="${unit}" queryData="{'webId':'8','pageId':'31','parseType':'bulidstatic','pageType':'column','tagId':'信息列表','tplSetId':'q1'}">加载中</div>`,
    ),
  })
  routes.set(unit, ({ path }) => {
    const query = new URL(path, 'http://x').searchParams
    const page = Number((JSON.parse(query.get('paramJson') ?? '{"pageNo":1}') as { pageNo: number }).pageNo)
    const html = `<ul>${listItems(items.slice((page - 1) * 15, page * 15))}</ul>`
    return {
      body: JSON.stringify({ success: true, code: '200', data: { html } }),
      headers: { 'content-type': 'application/json' },
    }
  })
  return { name: 'jpaas', start: '/col/col301/index.html', routes, truth: truthOf(reports) }
}

/** Cover pages with an attachment each: Word for some, PDF for others; past the end a refresh to the first page. */
export async function trsSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const [words, records] = [await makeReports(5, 6, { format: 'docx', variant: 'plain' }), await makeReports(6, 4)]
  const reports = [...words, ...records.map(({ record }, i) => pdfReport(record, `trs ${i}`))]
  const items = reports.map((report, i): Item => {
    const folder = `/zfxxgknb/${report.year + 1}01`
    const file = `P020240131${i}.${i < words.length ? 'docx' : 'pdf'}`
    routes.set(
      `${folder}/${file}`,
      withTag({ ...report.reply, headers: { 'content-type': 'application/octet-stream' } }, report.sha256),
    )
    const companions = i === 0 ? '<a href="./guide.pdf">政府信息公开指南.pdf</a>' : ''
    const cover = `<p>现将${report.title}予以公布。</p><p>附件：<a href="./${file}">${report.title}.${file.split('.')[1]}</a>${companions}</p>`
    routes.set(`${folder}/t20240131_${123450 + i}.html`, {
      body: portalPage(report.title, `<div class="TRS_Editor">${cover}</div>`),
    })
    return { title: report.title, href: `.${folder.replace('/zfxxgknb', '')}/t20240131_${123450 + i}.html` }
  })
  distract(routes)
  const all = [...items, ...DISTRACTORS]
  const pages = Math.ceil(all.length / 5)
  for (let page = 0; page < pages; page++) {
    const body = `<ul>${listItems(all.slice(page * 5, page * 5 + 5))}</ul><script>createPageHTML(${pages + 1}, ${page}, "index", "html");</script>`
    routes.set(page === 0 ? '/zfxxgknb/' : `/zfxxgknb/index_${page}.html`, { body: portalPage(COLUMN, body) })
  }
  routes.set(`/zfxxgknb/index_${pages}.html`, {
    body: '<html><head><meta http-equiv="refresh" content="0;url=./"></head></html>',
  })
  return { name: 'trs', start: '/zfxxgknb/', routes, truth: truthOf(reports) }
}

export async function ucapSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(7, 13)
  const items = [...place(routes, reports, (i, { year }) => `/xj/c112945/${year + 1}01/${hex(`ucap${i}`)}.shtml`), ...DISTRACTORS]
  distract(routes)
  for (let page = 1; (page - 1) * 8 < items.length; page++) {
    const body = `<ul>${listItems(items.slice((page - 1) * 8, page * 8))}</ul><div id="page"></div>`
    routes.set(page === 1 ? '/xj/c112945/list.shtml' : `/xj/c112945/list_${page}.shtml`, {
      body: portalPage(COLUMN, body, '<meta name="UCAP" content="1">'),
    })
  }
  return { name: 'ucap', start: '/xj/c112945/list.shtml', routes, truth: truthOf(reports) }
}

export async function gkmlptSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(8, 12)
  const items = [...place(routes, reports, (i) => `/gkmlpt/content/0/963/post_9631${10 + i}.html`), ...DISTRACTORS]
  distract(routes)
  const tree = '[{"id":700,"name":"政府信息公开指南"},{"id":721,"name":"政府信息公开年报"},{"id":722,"name":"政府信息公开制度"}]'
  routes.set('/gkmlpt/index', {
    body: portalPage('政府信息公开', `<div id="app"></div><script>window._CONFIG = {SID: '755001', TREE: ${tree}};</script>`),
  })
  routes.set('/gkmlpt/api/all/721', ({ path, origin }: Asked) => {
    const query = new URL(path, 'http://x').searchParams
    const page = Number(query.get('page'))
    if (query.get('sid') !== '755001' || page > 2) return { status: 404 }
    const articles = items
      .slice((page - 1) * 10, page * 10)
      .map(({ title, href }, id) => ({ id, title, url: `${origin}${href}`, created_at: '2024-01-20' }))
    return {
      body: JSON.stringify({ classify: { post_count: items.length }, articles }),
      headers: { 'content-type': 'application/json' },
    }
  })
  return { name: 'gkmlpt', start: '/gkmlpt/index', routes, truth: truthOf(reports) }
}

export async function vsbSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(9, 14, { variant: 'layout-page' })
  const items = [...place(routes, reports, (i) => `/info/1025/${10755 - i}.htm`), ...DISTRACTORS]
  distract(routes)
  const pages = Math.ceil(items.length / 6)
  for (let page = 1; page <= pages; page++) {
    const next = page === pages ? '' : `<script>_simple_list_gotopage_fun(${pages},'u11',1)</script>`
    const body = `<!-- vsb_list --><table><tr><td><ul>${listItems(items.slice((page - 1) * 6, page * 6).map((item) => ({ ...item, href: item.href })))}</ul></td></tr></table>${next}`
    routes.set(page === 1 ? '/xxgk/zfxxgknb.htm' : `/xxgk/zfxxgknb/${pages - page + 1}.htm`, { body: portalPage(COLUMN, body) })
  }
  return { name: 'vsb', start: '/xxgk/zfxxgknb.htm', routes, truth: truthOf(reports) }
}

export async function ewbSite(): Promise<FakeSite> {
  const routes = new Map<string, Route>()
  const reports = await makeReports(10, 24)
  const items = [...place(routes, reports, (i) => `/xxgk/003001/2024/${hex(`ewb${i}`)}.html`), ...DISTRACTORS]
  distract(routes)
  routes.set('/xxgk/govInfoPub.html', {
    body: portalPage(
      COLUMN,
      `<div id="EWB-FRONT"></div><script>var opts = {deptcode: "003", categorynum: "003001", siteGuid: "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"}; post("/rest/lightfrontaction/getgovinfolist", opts)</script>`,
    ),
  })
  routes.set('/rest/lightfrontaction/getgovinfolist', ({ method, body }) => {
    const asked = JSON.parse(body || '{}') as { pageIndex: number; pageSize: number; categorynum: string; deptcode: string }
    if (method !== 'POST' || asked.categorynum !== '003001' || asked.deptcode !== '003') return { status: 500 }
    const data = items
      .slice(asked.pageIndex * asked.pageSize, (asked.pageIndex + 1) * asked.pageSize)
      .map(({ title, href, date }) => ({ title, infourl: href, infodate: date ?? '' }))
    return { body: JSON.stringify({ custom: { data, total: items.length } }), headers: { 'content-type': 'application/json' } }
  })
  return { name: 'ewb', start: '/xxgk/govInfoPub.html', routes, truth: truthOf(reports) }
}
