// The commands of the running system as people start them: what they print, what they leave, how they end.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gouji, jsonLines, LAUNCHER, temporaryFolder } from './gouji.js'

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))
const OTHER_PROCESS = fileURLToPath(new URL('../store/other-process.ts', import.meta.url))
const MINUTES = { timeout: 180_000 }

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let reports: string
let data: string
const at = (name: string) => join(folder.path, name)
/** On the store of this file. */
const run = (...args: string[]) => gouji([...args, '--data', data])
const inEnglish = (...args: string[]) => run(...args, '--lang', 'en')

beforeAll(async () => {
  folder = await temporaryFolder()
  reports = at('reports')
  data = at('data')
  await mkdir(reports)
  for (const [id, name] of [
    ['damaged-2022-text', 'source.txt'],
    ['sound-2023-html', 'source.html'],
  ])
    await cp(join(SAMPLES, id as string, name as string), join(reports, name as string))
})
afterAll(() => folder.remove())

describe('a store', () => {
  it('takes files in, reads them and says what became of each', MINUTES, async () => {
    const { code, stdout, stderr } = await run('ingest', reports, '--json')
    expect(stderr).toContain('收入 2 个文件：2 份要读')
    expect(code).toBe(0)
    const lines = jsonLines(stdout)
    expect(lines.map(({ path }) => path).sort()).toEqual([join(reports, 'source.html'), join(reports, 'source.txt')])
    expect(lines).toEqual(
      Array(2).fill(
        expect.objectContaining({
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          new: true,
          state: 'complete',
          anomalies: { error: expect.any(Number), warning: expect.any(Number), info: expect.any(Number) },
        }),
      ),
    )
  })

  it('reads nothing a second time', MINUTES, async () => {
    const { code, stdout, stderr } = await inEnglish('ingest', reports, '--json')
    expect([code, jsonLines(stdout).map((line) => line.new)]).toEqual([0, [false, false]])
    expect(stderr).toContain('took in 2 files: 0 to read, 2 read before')
    const again = await inEnglish('ingest', '--again')
    expect(again.stderr).toContain('all documents have been read by this version')
    expect(again.code).toBe(0)
  })

  it('is counted in the shape of the contract, and in both languages', MINUTES, async () => {
    const { code, stdout } = await run('status', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      documents: { queued: 0, running: 0, complete: 2, partial: 0, refused: 0, failed: 0, quarantined: 0 },
      reports: 2,
      anomalies: { open: expect.any(Number), confirmed: 0, dismissed: 0, corrected: 0 },
      failures: [],
    })
    expect((await run('status')).stdout).toContain('完整 2')
    expect((await inEnglish('status')).stdout).toContain('complete 2')
  })

  it('is exported to every format', MINUTES, async () => {
    for (const ending of ['csv', 'xlsx', 'jsonl', 'parquet']) {
      const { code, stdout } = await run('export', '--to', at(`out.${ending}`))
      expect([ending, code, stdout]).toEqual([ending, 0, expect.stringContaining(`out.${ending}`)])
      expect((await readFile(at(`out.${ending}`))).length).toBeGreaterThan(500)
    }
    const { code } = await run('export', '--to', at('out.docx'))
    expect(code).toBe(2)
  })

  it('is copied and comes back whole, and never replaces another unasked', MINUTES, async () => {
    const saved = await inEnglish('backup', at('backup'))
    expect([saved.code, saved.stdout]).toEqual([0, expect.stringContaining('2 originals')])
    const status = (where: string) => gouji(['status', '--json', '--data', where])
    const restored = await gouji(['restore', at('backup'), '--data', at('restored'), '--lang', 'en'])
    expect([restored.code, restored.stdout]).toEqual([0, expect.stringContaining('restored to')])
    expect((await status(at('restored'))).stdout).toBe((await status(data)).stdout)
    expect((await gouji(['restore', at('backup'), '--data', at('restored')])).code).toBe(3)
    const replaced = await gouji(['restore', at('backup'), '--data', at('restored'), '--replace', '--lang', 'en'])
    expect([replaced.code, replaced.stderr]).toEqual([0, expect.stringContaining('the database that was there is now')])
  })

  it('says what cannot be read, and ends with 3', MINUTES, async () => {
    await writeFile(at('notice.txt'), '关于召开会议的通知\n')
    const { code, stdout } = await inEnglish('ingest', at('notice.txt'), at('missing.txt'))
    expect(code).toBe(3)
    expect(stdout).toMatch(/refused 1/)
    expect(stdout).toContain('notice.txt')
    const { stderr } = await run('ingest', at('missing.txt'))
    expect(stderr).toContain('missing.txt')
  })

  it('retries what failed, and knows what it does not have', MINUTES, async () => {
    expect((await inEnglish('status', '--retry', 'all')).stderr).toContain('nothing to retry')
    const unknown = await inEnglish('status', '--retry', 'f'.repeat(64))
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('there is no document')])
    const [first] = jsonLines((await run('ingest', reports, '--json')).stdout)
    expect((await inEnglish('status', '--changes', String(first?.sha256))).stderr).toContain('only one reading')
  })
})

describe('one store and two programs', () => {
  it('the second takes in, waits, and goes on with the work when the first ends', MINUTES, async () => {
    const shared = at('shared')
    const holder = spawn(process.execPath, ['--import', 'tsx', OTHER_PROCESS, 'lock', shared])
    await once(holder.stdout, 'data')
    const second = gouji(['ingest', join(reports, 'source.txt'), '--data', shared, '--lang', 'en'])
    const store = ['status', '--json', '--data', shared]
    const queued = async () => {
      const { code, stdout } = await gouji(store)
      return code === 0 ? (JSON.parse(stdout).documents.queued as number) : 0
    }
    while ((await queued()) === 0) await sleep(100)
    holder.kill('SIGKILL')
    const { code, stdout, stderr } = await second
    expect(stderr).toContain(`another gouji (process ${holder.pid}) works the queue`)
    expect(stderr).toContain('the queue is worked here from now on')
    expect([code, stdout]).toEqual([0, expect.stringContaining('complete 1')])
  })
})

describe('a watched folder', () => {
  it('reads what is dropped, lays a note beside it, and ends when asked', MINUTES, async () => {
    const inbox = at('inbox')
    await mkdir(inbox)
    const child = spawn(process.execPath, [LAUNCHER, 'watch', inbox, '--settle', '1', '--data', at('watched'), '--lang', 'en'])
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    await cp(join(reports, 'source.txt'), join(inbox, 'report.txt'))
    const names = async () => (await readdir(inbox, { recursive: true })).sort()
    while ((await names()).filter((name) => name.startsWith(join('done', 'report'))).length < 2) await sleep(100)
    const note = (await names()).find((name) => name.startsWith(join('done', 'report')) && name !== join('done', 'report.txt'))
    expect(await readFile(join(inbox, note as string), 'utf8')).toContain('Result: read completely')
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number | null]
    expect([code, said]).toEqual([0, expect.stringContaining('stopped')])
  })
})

describe('what is not there or wrong', () => {
  it.each([
    ['zh', /GOUJI_DATABASE_URL.*GOUJI_REDIS_URL.*gouji ingest/],
    ['en', /set GOUJI_DATABASE_URL \(PostgreSQL\) and GOUJI_REDIS_URL/],
  ])('work without servers, in %s', MINUTES, async (lang, says) => {
    const { code, stderr } = await run('work', '--lang', lang)
    expect([code, stderr]).toEqual([2, expect.stringMatching(says)])
  })

  it('a store that nobody made', MINUTES, async () => {
    for (const args of [['status'], ['export', '--to', at('none.csv')]]) {
      const { code, stderr } = await gouji([...args, '--data', at('nowhere')])
      expect([args, code, stderr]).toEqual([args, 3, expect.stringContaining('gouji ingest')])
    }
    await expect(readdir(at('nowhere'))).rejects.toThrow('ENOENT')
  })

  it('servers that do not answer', MINUTES, async () => {
    const env = { GOUJI_DATABASE_URL: 'postgres://gouji@127.0.0.1:1/none', GOUJI_REDIS_URL: 'redis://127.0.0.1:1' }
    const { code, stderr } = await gouji(['work', '--lang', 'en'], { env })
    expect([code, stderr]).toEqual([3, expect.stringContaining('the environment is not ready')])
  })

  it('settings', MINUTES, async () => {
    const wrong = await gouji(['status'], { env: { GOUJI_DATABASE_URL: 'mysql://x' } })
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('GOUJI_DATABASE_URL')])
    const file = await gouji(['ingest', reports, '--data', join(reports, 'source.txt'), '--lang', 'en'])
    expect([file.code, file.stderr]).toEqual([3, expect.stringContaining(join(reports, 'source.txt'))])
  })

  it('arguments', MINUTES, async () => {
    for (const args of [['ingest'], ['export'], ['work', '--kinds', 'nothing'], ['watch']])
      expect([args, (await run(...args)).code]).toEqual([args, 2])
  })
})
