// Attacks on the server, one list so that what is missing shows; longer than most for that.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ApiError, Decided, FindingPage, MadeToken, Session, Uploaded } from '../../../src/review/api.js'
import { Lockout } from '../../../src/review/guard/lockout.js'
import { ReviewRefused } from '../../../src/review/index.js'
import { Browser, form } from './browser.js'
import { PASSWORD, type Started, sample, started } from './started.js'

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>'
const HOSTILE_HTML = `<!doctype html><html><head><meta charset="utf-8"><title>${SCRIPT}</title></head><body>
<h1>"><script>alert(1)</script>2023年政府信息公开工作年度报告</h1><p onclick="alert(3)">一、总体情况</p>
<p>&lt;script&gt;alert(4)&lt;/script&gt;</p>
<table><tr><td>&lt;img src=x onerror=alert(5)&gt;</td><td style="background:url(https://evil.invalid)">1</td></tr></table>
<iframe src="javascript:alert(6)"></iframe></body></html>`

let server: Started
let docx = ''

beforeAll(async () => {
  server = await started()
  docx = await server.bring(await sample('wrong-total-2023-docx', 'docx'), 'wrong-total.docx')
}, 120_000)
afterAll(() => server.stop())

describe('every answer', () => {
  it('says what a page may load, that types are not guessed and that nobody frames it', async () => {
    const browser = new Browser(server.url)
    for (const path of ['/', '/findings', '/api/session', '/api/none', '/api/findings', '/healthz', '/assets/none.js']) {
      const { headers } = await browser.get(path)
      const policy = String(headers['content-security-policy'])
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(policy, path).not.toContain('unsafe')
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['referrer-policy'], path).toBe('no-referrer')
    }
  })

  it('keeps the session from scripts and from other sites', async () => {
    const { headers } = await new Browser(server.url).get('/api/session')
    expect(headers['set-cookie']?.[0]).toMatch(/^gouji_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/)
  })
})

describe('requests from elsewhere', () => {
  it('are not answered under another name of this machine', async () => {
    const browser = new Browser(server.url)
    const { port } = new URL(server.url)
    for (const host of [`evil.example:${port}`, `127.0.0.1.evil.example:${port}`, 'localhost.evil.example', '[::2]', '10.0.0.1'])
      expect((await browser.get<ApiError>('/api/session', { host })).body.error, host).toBe('wrong-host')
    for (const host of [`localhost:${port}`, `[::1]:${port}`, `127.0.0.1:${port}`])
      expect((await browser.get('/api/session', { host })).status, host).toBe(200)
    expect((await browser.get('/', { host: 'evil.example' })).status).toBe(421)
  })

  it('change nothing without the token of the session, or with that of another', async () => {
    const [browser, other] = [new Browser(server.url), new Browser(server.url)]
    await browser.open()
    await other.open()
    const ask = { which: 'all' }
    for (const token of ['', 'x', other.csrf, browser.csrf.slice(0, -1)]) {
      const { status, body } = await browser.post<ApiError>('/api/retry', ask, { 'x-csrf-token': token })
      expect([status, body.error]).toEqual([403, 'csrf'])
    }
    const bare = await browser.post<ApiError>('/api/retry', ask, { cookie: '' })
    expect(bare.body.error).toBe('csrf')
    for (const origin of ['https://evil.example', 'null', `http://localhost:1`])
      expect((await browser.post<ApiError>('/api/retry', ask, { origin })).body.error, origin).toBe('csrf')
    expect((await browser.post('/api/retry', ask, { origin: server.url })).status).toBe(200)
  })

  it('are no form posts', async () => {
    const browser = new Browser(server.url)
    await browser.open()
    const posted = await browser.ask('/api/retry', {
      method: 'POST',
      raw: 'which=all',
      headers: { 'content-type': 'text/plain' },
    })
    expect(posted.status).toBe(400)
  })
})

describe('addresses', () => {
  it('lead nowhere but where they should', async () => {
    const browser = new Browser(server.url)
    for (const path of [
      '/api/documents/..%2f..%2f..%2fetc%2fpasswd/original',
      '/api/documents/../../../../etc/passwd',
      `/api/documents/${docx}%00/original`,
      `/api/documents/${docx.toUpperCase()}/original`,
      '/assets/..%2f..%2fpackage.json',
      '/assets/../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..\\..\\package.json',
      '/pdfjs/....//....//etc/passwd',
      '/api/findings/__proto__',
      '/api/findings/constructor/repairs',
    ]) {
      const { status, text } = await browser.get(path)
      expect(text, path).not.toMatch(/root:|"dependencies"/)
      expect([400, 403, 404], path).toContain(status)
    }
  })

  it('cannot be written so that the guard does not see them', async () => {
    await server.account('guarded', 'admin')
    const stranger = new Browser(server.url)
    for (const path of [
      '/api/findings',
      '/%61pi/findings',
      '/api/%66indings',
      '//api/findings',
      '/api//findings',
      '/API/findings',
      '/api/findings/',
      '/./api/findings',
    ])
      expect((await stranger.get<FindingPage>(path)).body?.rows, path).toBeUndefined()
    expect((await stranger.get<ApiError>('/api/findings')).status).toBe(401)
    expect((await stranger.get('/metrics')).status).toBe(401)
  })
})

describe('texts of documents', () => {
  let own: Started
  beforeAll(async () => {
    own = await started()
  }, 120_000)
  afterAll(() => own.stop())

  it('are texts in the reconstruction, which has no rights', async () => {
    const sha256 = await own.bring(Buffer.from(HOSTILE_HTML), `${SCRIPT}.html`)
    const browser = new Browser(own.url)
    const { text, headers } = await browser.get(`/api/documents/${sha256}/page?mark=line-1`)
    expect(text).toContain('&lt;img src=x onerror=alert(5)&gt;')
    expect(text).not.toMatch(/<(?:script|img|iframe)|<[^>]+\son\w+=|javascript:|url\(/i)
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^sandbox; default-src 'none'; style-src 'nonce-[\w-]{43}'/)
    expect(policy).not.toContain('allow-scripts')
    expect((await browser.get(`/api/documents/${sha256}/page?mark=${encodeURIComponent('"><script>')}`)).status).toBe(400)
  })

  it('are attachments as they came, whatever their names are', async () => {
    const browser = new Browser(own.url)
    await browser.open()
    const name = 'a%22%0d%0aSet-Cookie: x=1‮fdp.html'
    const { raw, type } = form([{ name, bytes: HOSTILE_HTML.replace('1', '7') }])
    const { body } = await browser.ask<Uploaded>('/api/upload', { method: 'POST', raw, headers: { 'content-type': type } })
    const [file] = body.files
    const { headers } = await browser.get(`/api/documents/${file?.ok ? file.sha256 : ''}/original`)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w .-]+"; filename\*=UTF-8''[\w.%~!-]+$/)
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('do not end the letter or the picture that they stand in', async () => {
    const { letterPage } = await import('../../../src/review/letters/letter.js')
    const { evidencePicture } = await import('../../../src/review/original/evidence-picture.js')
    const place = { in: 'text', line: 1 } as const
    const traced = { raw: SCRIPT, now: SCRIPT, steps: [], folded: SCRIPT }
    const picture = evidencePicture({ format: 'text', blocks: [{ type: 'paragraph', text: traced, place }] }, [place], SCRIPT)
    const said = { zh: SCRIPT, en: SCRIPT }
    const citation = { address: SCRIPT, receivedAt: 0, channel: 'upload', sha256: 'a', text: said } as const
    const finding = { year: 2023, title: said, message: said, note: SCRIPT, seen: [SCRIPT], identity: 'a', citation, picture }
    for (const shown of [finding, { ...finding, picture: null }]) {
      const page = letterPage({ agency: SCRIPT, lang: 'zh', at: 0, findings: [shown] }, 'nonce')
      expect(page).toContain('&lt;script&gt;')
      expect(page).not.toMatch(/<script|<img|<[^>]+\sonerror=/i)
    }
  })

  it('come in answers that no browser takes for a page', async () => {
    const { headers } = await new Browser(own.url).get('/api/documents')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
  })
})

describe('people', () => {
  let own: Started
  beforeAll(async () => {
    own = await started()
    await own.account('chen', 'admin')
    for (const name of ['wang', 'zhao', 'qian', 'sun']) await own.account(name, 'reviewer')
    await own.account('li', 'reader')
    await own.bring(await sample('wrong-total-2023-docx', 'docx'), 'wrong-total.docx')
  }, 120_000)
  afterAll(() => own.stop())

  const signedIn = async (name: string) => {
    const browser = new Browser(own.url)
    expect((await browser.login(name, PASSWORD)).status).toBe(200)
    return browser
  }
  /** The list may be 0.7 s behind the store; without a finding, every answer below would be about a wrong address. */
  const anyFinding = (browser: Browser) =>
    vi.waitFor(
      async () => {
        const [row] = (await browser.get<FindingPage>('/api/findings?status=open')).body.rows
        if (row === undefined) throw new Error('no finding yet')
        return row
      },
      { timeout: 5_000, interval: 200 },
    )

  it('decide as themselves, and only who may', async () => {
    const [wang, li, nobody] = [await signedIn('wang'), await signedIn('li'), new Browser(own.url)]
    await nobody.open()
    const row = await anyFinding(wang)
    const path = `/api/findings/${row.identity}/decisions`
    const ask = { action: 'confirmed', lockVersion: row.lockVersion, idempotencyKey: 'k' }
    expect((await nobody.post(path, ask)).status).toBe(401)
    expect((await li.post<ApiError>(path, ask)).body.error).toBe('not-allowed')
    expect((await li.post('/api/upload', {})).status).toBe(403)
    expect((await wang.get('/api/accounts')).status).toBe(403)
    // Whose decision it is, nobody but the session says.
    expect((await wang.post(path, { ...ask, actor: 'chen' })).status).toBe(400)
    const made = await wang.post<Decided>(path, ask)
    expect([made.status, made.body.decision.actor]).toEqual([200, 'wang'])
    expect(await own.store.verifyAudit()).toBeNull()
  })

  it('cannot use what they made up, or what has ended', async () => {
    const wang = await signedIn('wang')
    const thief = new Browser(own.url)
    thief.cookie = `gouji_session=${'A'.repeat(43)}`
    expect((await thief.get('/api/findings')).status).toBe(401)
    thief.cookie = wang.cookie
    await wang.post('/api/logout', {})
    expect((await thief.get('/api/findings')).status).toBe(401)
  })

  it('get another session with the login than they came with', async () => {
    const browser = new Browser(own.url)
    await browser.open()
    const planted = browser.cookie
    await browser.login('wang', PASSWORD)
    expect(browser.cookie).not.toBe(planted)
    const attacker = new Browser(own.url)
    attacker.cookie = planted
    expect((await attacker.get('/api/findings')).status).toBe(401)
  })

  it('end with their account, and the last admin stays', async () => {
    const [chen, zhao] = [await signedIn('chen'), await signedIn('zhao')]
    const token = await zhao.post<MadeToken>('/api/tokens', { label: 'script', role: 'reader' })
    const program = () => new Browser(own.url).get('/api/findings', { authorization: `Bearer ${token.body.secret}` })
    expect((await program()).status).toBe(200)
    expect((await zhao.post('/api/tokens', { label: 'more', role: 'admin' })).status).toBe(403)
    await chen.ask('/api/accounts/zhao', { method: 'PATCH', body: { disabled: true } })
    expect((await zhao.get('/api/findings')).status).toBe(401)
    expect((await program()).status).toBe(401)
    expect((await new Browser(own.url).login('zhao', PASSWORD)).status).toBe(401)
    const last = await chen.ask<ApiError>('/api/accounts/chen', { method: 'PATCH', body: { role: 'reader' } })
    expect([last.status, last.body.error]).toEqual([422, 'refused'])
  })

  it('wait after failed logins, also with the right password, and others do not', async () => {
    const browser = new Browser(own.url)
    await browser.open()
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.login('qian', 'wrong password'.repeat(2))))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    const locked = await browser.login('qian', PASSWORD)
    expect([locked.status, Number(locked.headers['retry-after']) > 800]).toEqual([429, true])
    expect((await signedIn('li')).cookie).not.toBe('')
    // A name that is nobody's is told from another by nothing.
    const unknown = await browser.login('nobody', 'wrong password')
    expect([unknown.status, (unknown.body as unknown as ApiError).error]).toEqual([401, 'wrong-password'])
  })

  it('change their password, which ends their other sessions', async () => {
    const [here, there] = [await signedIn('sun'), await signedIn('sun')]
    expect((await here.post('/api/password', { old: 'wrong', new: 'another good password' })).status).toBe(401)
    expect((await here.post('/api/password', { old: PASSWORD, new: 'another good password' })).status).toBe(204)
    expect((await here.get('/api/findings')).status).toBe(200)
    expect((await there.get('/api/findings')).status).toBe(401)
  })
})

describe('logins', () => {
  it('are counted by address as well, for a window', () => {
    let now = 0
    const lockout = new Lockout(() => now)
    for (let at = 0; at < 20; at++) lockout.tried(`name${at}`, '10.0.0.1')
    expect(lockout.wait('another', '10.0.0.1')).toBe(900)
    expect(lockout.wait('another', '10.0.0.2')).toBe(0)
    now = 900_001
    expect(lockout.wait('another', '10.0.0.1')).toBe(0)
  })
})

describe('uploads', () => {
  it('without an end are cut off at the size of the largest document', async () => {
    const browser = new Browser(server.url)
    const own = await started()
    try {
      const local = new Browser(own.url)
      await local.open()
      const sent = await endless(own.url, local)
      expect(sent).toBeGreaterThan(100 * 1024 ** 2)
      expect(sent).toBeLessThan(160 * 1024 ** 2)
      expect((await local.get('/api/session')).status).toBe(200)
      expect(await own.store.status()).toMatchObject({ documents: { queued: 0 } })
    } finally {
      await own.stop()
    }
    expect((await browser.get('/healthz')).status).toBe(200)
  }, 120_000)
})

/** Sends zeros until the server hangs up; how many bytes it took. */
function endless(url: string, { cookie, csrf }: Browser): Promise<number> {
  const { hostname, port } = new URL(url)
  const piece = Buffer.alloc(1 << 16)
  return new Promise((resolve) => {
    let sent = 0
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /api/upload HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${csrf}\r\nTransfer-Encoding: chunked\r\n` +
          `Content-Type: multipart/form-data; boundary=b\r\n\r\n`,
      )
      const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="endless.pdf"\r\n\r\n'
      socket.write(`${head.length.toString(16)}\r\n${head}\r\n`)
      pump()
    })
    const pump = () => {
      while (!socket.destroyed) {
        sent += piece.length
        socket.write(`${piece.length.toString(16)}\r\n`)
        socket.write(piece)
        if (!socket.write('\r\n')) return void socket.once('drain', pump)
      }
    }
    socket.on('data', () => {})
    socket.on('error', () => {})
    socket.on('close', () => resolve(sent))
  })
}

describe('a server that others can reach', () => {
  it('is refused without accounts, with what to do, and not with one', async () => {
    await expect(started({ host: '0.0.0.0' })).rejects.toThrow(ReviewRefused)
    await expect(started({ host: '0.0.0.0' })).rejects.toThrow(/gouji accounts add/)
  })

  it('has nobody in it who did not sign in', async () => {
    const own = await started()
    try {
      const browser = new Browser(own.url)
      expect((await browser.get<Session>('/api/session')).body.user?.role).toBe('admin')
      await own.account('chen', 'admin')
      expect((await browser.get<Session>('/api/session')).body.user).toBeNull()
    } finally {
      await own.stop()
    }
  })
})
