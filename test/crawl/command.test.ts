// `gouji crawl` and what belongs to it, as people run them: a store of its own, sites on loopback.
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WARCParser } from 'warcio'
import type { FakeSite, Route } from '../fake-sites/fake-site.js'
import { FakeWeb } from '../fake-sites/fake-web.js'
import { listItems, type MadeReport, makeReports, portalPage } from '../fake-sites/reports.js'
import { gouji, linesOf, startGouji } from './gouji-here.js'

/** Every command is a process that compiles the sources; machines that test much at once take their time, ms. */
const LONG = 300_000

let folder: string
let web: FakeWeb
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-crawl-command-'))
  web = new FakeWeb()
})
afterEach(async () => {
  await web.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A column with these reports, and one link that leads nowhere. */
function column(reports: readonly MadeReport[], slow = false): FakeSite {
  const routes = new Map<string, Route>()
  const items = reports.map((report, i) => {
    routes.set(`/nb/${i}.html`, report.reply)
    return { title: report.title, href: `/nb/${i}.html` }
  })
  items.push({ title: '岚桥县统计局2023年政府信息公开工作年度报告', href: '/nb/gone.html' })
  routes.set('/nb/', { body: portalPage('政府信息公开年报', `<ul>${listItems(items)}</ul>`) })
  return { name: slow ? 'slow' : 'column', start: '/nb/', routes, truth: [] }
}

function sitesFile(...sites: readonly string[]): string {
  const path = join(folder, 'sites.yaml')
  writeFileSync(path, `contact: desk@example.org\nsites:\n${sites.map((site) => `  - ${site}\n`).join('')}`)
  return path
}

const data = () => ['--data', join(folder, 'data')]

it('checks without asking anything, and names the lines of mistakes', { timeout: LONG }, async () => {
  const { start } = await web.serve(column([]))
  const good = sitesFile(`{name: 岚桥县, start: '${start}', delay: 10ms}`)
  const plan = await gouji(['crawl', good, '--check', ...data()])
  expect(plan.code).toBe(0)
  expect(plan.stdout).toContain(`岚桥县  ${start}`)
  expect(plan.stdout).toContain('next run: now')
  const closed = await gouji(['crawl', good, '--check', '--data', join(folder, 'data')], { GOUJI_ALLOW_LOOPBACK: '' })
  expect(closed.code).toBe(0)
  const wrong = await gouji([
    'crawl',
    sitesFile("{start: 'ftp://x/'}", "{start: 'https://a.example.org/', dealy: 3s}"),
    ...data(),
  ])
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toMatch(/sites\.yaml:3: start is no http/)
  expect(wrong.stderr).toMatch(/sites\.yaml:4: unknown setting dealy/)
  expect(web.requests).toEqual([])
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

it('takes reports in, tells a replaced one, and says how the sites stand', { timeout: LONG }, async () => {
  const reports = await makeReports(31, 3)
  const fake = column(reports.slice(0, 2))
  const { start } = await web.serve(fake)
  const blocked = await web.serve({
    name: 'blocked',
    start: '/',
    truth: [],
    routes: new Map([['/', { status: 412, body: 'x' }]]),
  })
  const path = sitesFile(`{name: 岚桥县, start: '${start}', delay: 1ms}`, `{name: 拦住, start: '${blocked.start}', delay: 1ms}`)
  const warc = join(folder, 'crawl.warc.gz')
  const first = await gouji(['crawl', path, '--json', '--warc', warc, ...data()])
  expect(first.stderr).toContain('警告：GOUJI_ALLOW_LOOPBACK=1')
  const [one, two] = linesOf(first.stdout)
  expect(one).toMatchObject({ site: '岚桥县', state: 'done', new: 2, changed: 0, failed: { 'not-found': 1 }, due: 0 })
  expect(two).toMatchObject({ site: '拦住', state: 'blocked', remarks: [{ code: 'challenge' }] })
  expect(first.code).toBe(3)

  const bodies: string[] = []
  const types: string[] = []
  for await (const record of new WARCParser(createReadStream(warc))) {
    types.push(String(record.warcType))
    if (record.warcType === 'response') bodies.push(Buffer.from(await record.readFully(true)).toString('utf8'))
    else await record.skipFully()
  }
  expect(types[0]).toBe('warcinfo')
  expect(types.filter((type) => type === 'metadata').length).toBeGreaterThan(1)
  expect(bodies.sort()).toEqual(
    reports
      .slice(0, 2)
      .map(({ reply }) => Buffer.from(reply.body as Uint8Array).toString('utf8'))
      .sort(),
  )

  fake.routes.set('/nb/0.html', (reports[2] as MadeReport).reply)
  const items = [{ title: `${reports[0]?.title}（更正）`, href: '/nb/0.html' }]
  fake.routes.set('/nb/', { body: portalPage('政府信息公开年报', `<ul>${listItems(items)}</ul>`) })
  const second = await gouji(['crawl', path, ...data()])
  expect(second.stdout).toMatch(/岚桥县 +done .* {2}0 {4}1/)
  expect(second.stdout).toContain('captcha')

  const status = await gouji(['status', '--sites', '--json', ...data()])
  expect(linesOf(status.stdout)[0]).toMatchObject({ site: '岚桥县', state: 'done', new: 0, changed: 1 })
  const listed = reports.slice(1, 3).map(({ agency }) => agency)
  const roster = join(folder, 'agencies.csv')
  writeFileSync(roster, `agency,code\n${listed[0]},1\n岚桥县水利局,2\n`)
  const coverage = await gouji(['status', '--coverage', String(reports[1]?.year), '--roster', roster, '--json', ...data()])
  expect(linesOf(coverage.stdout)).toEqual([
    { year: reports[1]?.year, agencies: 2, missing: [{ agency: '岚桥县水利局', code: '2' }] },
  ])
})

it('goes on at once after it was killed, and asks for no report twice', { timeout: LONG }, async () => {
  const reports = await makeReports(32, 6)
  const { start } = await web.serve(column(reports))
  const path = sitesFile(`{name: 岚桥县, start: '${start}', delay: 300ms}`)
  const { child, ended } = startGouji(['crawl', path, ...data()])
  while (web.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGKILL')
  await ended
  const again = await gouji(['crawl', path, '--json', ...data()])
  expect(again.code).toBe(0)
  expect(linesOf(again.stdout)[0]).toMatchObject({ state: 'done', new: 6 })
  const asked = web.requests.map(({ path: asked }) => asked)
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(1)
})

it('stops at Ctrl-C with what it has, and takes one document by its address', { timeout: LONG }, async () => {
  const reports = await makeReports(33, 6)
  const { start, origin } = await web.serve(column(reports))
  const path = sitesFile(`{name: 岚桥县, start: '${start}', delay: 30s}`)
  const { child, ended } = startGouji(['crawl', path, '--json', ...data()])
  while (web.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
  const stopped = performance.now()
  child.kill('SIGINT')
  const result = await ended
  expect(performance.now() - stopped).toBeLessThan(15_000)
  expect(linesOf(result.stdout)[0]).toMatchObject({ state: 'stopped' })

  web.forget()
  const one = await gouji(['ingest', `${origin}/nb/1.html`, '--json', ...data()])
  expect(one.code).toBe(0)
  expect(linesOf(one.stdout)[0]).toMatchObject({ path: `${origin}/nb/1.html`, new: true, sha256: reports[1]?.sha256 })
  expect(web.requests.map(({ path: asked }) => asked)).toEqual(['/nb/1.html'])
  const gone = await gouji(['ingest', `${origin}/nb/gone.html`, ...data()])
  expect(gone.code).toBe(3)
  expect(gone.stderr).toContain('is gone (404)')
  const inside = await gouji(['ingest', 'http://127.0.0.1:1/', ...data()], { GOUJI_ALLOW_LOOPBACK: '' })
  expect(inside.code).toBe(3)
})

it('keeps running with --repeat, and says when it goes on', { timeout: LONG }, async () => {
  const [report] = await makeReports(34, 1)
  const { start } = await web.serve(column(report ? [report] : []))
  const path = sitesFile(`{name: 岚桥县, start: '${start}', delay: 1ms, schedule: {every: 30d, season: 3d}}`)
  const { child, ended } = startGouji(['crawl', path, '--repeat', '--lang', 'en', ...data()])
  let said = ''
  child.stderr?.on('data', (text: string) => {
    said += text
  })
  while (!said.includes('next run:') && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50))
  child.kill('SIGINT')
  const { code, stdout } = await ended
  expect(stdout).toMatch(/岚桥县 +done +\d{4}:1 +1 +0 +gone 1/)
  expect(said).toMatch(/next run: \d{4}-\d\d-\d\d \d\d:\d\d/)
  expect(code).toBe(0)
})
