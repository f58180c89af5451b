// Several machines: the command orders, workers crawl. One that is put down is followed by another, and no address is
// asked twice. Real Redis, real PostgreSQL, real processes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '../../src/store/index.js'
import { FakeWeb } from '../fake-sites/fake-web.js'
import { listItems, makeReports, portalPage } from '../fake-sites/reports.js'
import { makePdf } from '../parsers/pdf/make-pdf.js'
import { freePort } from '../services/child.js'
import { startPostgres, startRedis } from '../services/index.js'
import { linesOf, startGouji } from './gouji-here.js'

const postgres = await startPostgres()
const redis = postgres ? await startRedis() : null
const folder = mkdtempSync(join(tmpdir(), 'gouji-crawl-many-'))
const web = new FakeWeb()
afterAll(async () => {
  await web.close()
  await redis?.stop()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const KEY = '<28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a>'
const LOCKED = makePdf([{ content: '' }], `/ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${KEY} /U ${KEY} /P -4 >>`)

describe.skipIf(!postgres || !redis)('on several machines (needs Redis and PostgreSQL)', () => {
  it('crawls what was ordered, hands over, and ends a locked attachment as refused', { timeout: 300_000 }, async () => {
    const reports = await makeReports(51, 5)
    const routes = new Map(reports.map(({ reply }, i) => [`/nb/${i}.html`, reply]))
    const items = reports.map(({ title }, i) => ({ title, href: `/nb/${i}.html` }))
    items.push({ title: '岚桥县统计局2023年政府信息公开工作年度报告', href: '/nb/locked.pdf' })
    routes.set('/nb/locked.pdf', { body: LOCKED, headers: { 'content-type': 'application/pdf' } })
    routes.set('/nb/', { body: portalPage('政府信息公开年报', `<ul>${listItems(items)}</ul>`) })
    const { start } = await web.serve({ name: 'many', start: '/nb/', routes, truth: [] })
    const path = join(folder, 'sites.yaml')
    writeFileSync(path, `contact: desk@example.org\nsites:\n  - {name: 岚桥县, start: '${start}', delay: 2s}\n`)
    const url = (await postgres?.createDatabase()) ?? ''
    const env = { GOUJI_DATABASE_URL: url, GOUJI_REDIS_URL: redis?.url, GOUJI_DATA: folder, GOUJI_CONCURRENCY: '1' }
    const worker = async (kinds: string) => startGouji(['work', '--kinds', kinds, '--health-port', String(await freePort())], env)

    const command = startGouji(['crawl', path, '--json'], env)
    const first = await worker('crawl')
    while (web.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 50))
    first.child.kill('SIGTERM')
    const second = await worker('crawl,process,recheck')
    await first.ended
    const before = web.requests.length
    const { code, stdout, stderr } = await command.ended
    second.child.kill('SIGTERM')
    await second.ended

    expect(stderr).toContain('gouji work --kinds crawl')
    expect(linesOf(stdout)).toMatchObject([{ site: '岚桥县', state: 'done', new: 6, changed: 0 }])
    expect(code).toBe(3)
    expect(web.requests.length).toBeGreaterThan(before)
    const asked = web.requests.map(({ path: one }) => one)
    expect(asked.length).toBe(new Set(asked).size)
    expect(Math.max(...web.requests.map(({ atOnce }) => atOnce))).toBe(1)
    const store = await openPostgresStore(url, { readonly: true })
    const { rows } = await store.documents({ state: 'refused' }, { limit: 10 })
    await store.close()
    expect(rows).toMatchObject([{ origin: expect.stringContaining('/nb/locked.pdf'), reason: 'encrypted' }])
  })
})
