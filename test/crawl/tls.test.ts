// Secure connections: what does not check out is refused; an intermediate certificate that a site forgets may be given.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { findProgram } from '../services/find-program.js'
import { type CrawlWorld, crawlWorld } from './crawl-world.js'

const openssl = await findProgram('openssl')
const folder = mkdtempSync(join(tmpdir(), 'gouji-tls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => execFileSync(openssl ?? '', args, { cwd: folder, stdio: 'pipe' })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** A certificate `name` signed by `by`, or by itself. `authority`: may sign others. */
function certificate(name: string, by: string | null, { authority = false, days = '30' } = {}): void {
  const names = 'subjectAltName=IP:127.0.0.1'
  writeFileSync(join(folder, `${name}.ext`), authority ? 'basicConstraints=critical,CA:TRUE\n' : `${names}\n`)
  run('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
  const signer = by === null ? ['-signkey', `${name}.key`] : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial']
  run('x509', '-req', '-in', `${name}.csr`, ...signer, '-days', days, '-extfile', `${name}.ext`, '-out', `${name}.pem`)
}

describe.skipIf(!openssl)('secure connections (needs openssl)', () => {
  let world: CrawlWorld
  const servers: Server[] = []
  beforeEach(async () => {
    world = await crawlWorld()
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
    await world.close()
  })

  const serve = async (name: string): Promise<string> => {
    const server = createServer({ key: read(`${name}.key`), cert: read(`${name}.pem`) }, ({ url }, response) => {
      response.writeHead(url === '/nb/' ? 200 : 404, { 'content-type': 'text/html' }).end('<html><body>年报</body></html>')
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}/nb/`
  }
  const crawled = async (start: string, tls: Partial<{ profile: 'modern' | 'insecure-recorded'; intermediates: string[] }>) => {
    const site = { ...world.site(start, '    delay: 0s\n'), tls: { profile: 'modern' as const, intermediates: [], ...tls } }
    const outcome = await world.run(site, { patienceMs: 0 })
    const [row] = await sqlCrawlState(world.database).log.fetchesOf('fake', 1)
    return { outcome, row }
  }

  it('refuses a certificate that signs itself, and records it where the profile lets it pass', async () => {
    certificate('self', null)
    const start = await serve('self')
    expect((await crawled(start, { profile: 'insecure-recorded' })).row).toMatchObject({
      status: 200,
      tlsProfile: 'insecure-recorded',
      tlsProblem: expect.stringMatching(/SELF_SIGNED|DEPTH_ZERO/),
    })
  })

  it('asks nothing of a server whose certificate signs itself', async () => {
    certificate('alone', null)
    const { outcome, row } = await crawled(await serve('alone'), {})
    expect(row).toMatchObject({ status: null, failure: 'tls' })
    expect(outcome).toMatchObject({ status: 'failed', requests: 1, remarks: [{ code: 'tls' }] })
  })

  it('refuses one that has run out, though its signer is trusted', async () => {
    certificate('root', null, { authority: true })
    certificate('old', 'root', { days: '-1' })
    const { row } = await crawled(await serve('old'), { intermediates: [read('root.pem')] })
    expect(row).toMatchObject({ status: null, failure: 'tls' })
    certificate('good', 'root')
    await world.close()
    world = await crawlWorld()
    expect((await crawled(await serve('good'), { intermediates: [read('root.pem')] })).row?.status).toBe(200)
  })

  it('takes a chain whose middle the site forgets, once it is given', async () => {
    certificate('top', null, { authority: true })
    certificate('middle', 'top', { authority: true })
    certificate('leaf', 'middle')
    const start = await serve('leaf')
    expect((await crawled(start, { intermediates: [read('top.pem')] })).row?.failure).toBe('tls')
    await world.close()
    world = await crawlWorld()
    expect((await crawled(start, { intermediates: [read('top.pem'), read('middle.pem')] })).row?.status).toBe(200)
  })
})
