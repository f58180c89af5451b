import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { print, randomRecord } from '../../scripts/sample/index.js'
import { TryLater } from '../../src/errors.js'
import { pdfAssets } from '../../src/pdf-assets.js'
import { placeOf, read } from '../../src/pipeline/index.js'
import { openSandbox, type Sandbox, SandboxClosed, taskMs } from '../../src/sandbox/index.js'
import { inflatingPdf } from './inflating-pdf.js'
import { builtChild, Files, HOSTILE_CHILD, SAMPLES, taskFor } from './support.js'

const files = new Files()
afterAll(() => files.remove())
const FINE = files.task('!fine')

describe('the child as it ships', { timeout: 180_000 }, () => {
  let sandbox: Sandbox
  beforeAll(() => {
    // The bomb, of under 5 KB, need not take the whole time that it would have.
    const limits = { taskMs: (bytes: number) => (bytes < 5_000 ? 5_000 : 90_000) }
    sandbox = openSandbox({ children: 1, entry: builtChild(), limits })
  }, 120_000)
  afterAll(() => sandbox.close())

  async function expectSame(path: string): Promise<void> {
    const outcome = await sandbox.read({ ...taskFor(path), document: true, outline: true })
    if (outcome.kind !== 'read') throw new Error(`${path}: ${JSON.stringify(outcome)}`)
    const here = await read(new Uint8Array(readFileSync(path)), taskFor(path).hint, pdfAssets())
    const { document, ...extraction } = outcome.reading.extraction
    expect(JSON.stringify({ ...outcome.reading, extraction })).toBe(
      JSON.stringify({ extraction: here.extraction, english: here.english }),
    )
    expect(JSON.stringify(document)).toBe(JSON.stringify(here.run.parsed?.blocks))
    expect(outcome.outline?.map(({ type }) => type)).toEqual(here.run.parsed?.blocks.map(({ type }) => type))
    const places = (of: typeof here.extraction) => of.report?.sections.map(placeOf)
    expect(places(outcome.reading.extraction)).toEqual(places(here.extraction))
  }

  it.each(SAMPLES)('reads %s to the same bytes as this process does', expectSame)

  it.each([
    ['html', 'plain', 5],
    ['docx', 'plain', 6],
    ['text', 'tabs', 7],
  ] as const)('reads a generated %s to the same bytes', async (format, variant, seed) => {
    const printed = await print(randomRecord(seed), format, variant, seed)
    await expectSame(files.task(printed).path)
  })

  it('answers for files that are refused', async () => {
    for (const content of ['', '%PDF-1.7 and no more', '只是一句话']) await expectSame(files.task(content).path)
  })

  it.runIf(process.platform === 'linux')('reads no file but its own', () => {
    expect(sandbox.stats().confinement).toContain('own-files-only')
  })

  it('bounds a PDF of a few kilobytes that inflates to gigabytes', async () => {
    const bomb = inflatingPdf(2048)
    expect(bomb.length).toBeLessThan(5_000)
    const outcome = await sandbox.read(files.task(bomb))
    const says = outcome.kind === 'read' ? outcome.reading.extraction.reason?.code : outcome.kind === 'bounded' && outcome.code
    expect(['too-large', 'damaged', 'memory-limit', 'time-limit']).toContain(says)
    expect((await sandbox.read(FINE)).kind).toBe('read')
  })
})

describe('the pool', { timeout: 120_000 }, () => {
  const loop = () => files.task('!loop')

  it('runs what must be alone alone, and in its turn', async () => {
    const sandbox = openSandbox({ children: 2, entry: HOSTILE_CHILD })
    const ended: string[] = []
    const run = (name: string, alone: boolean) =>
      sandbox.read(FINE, { alone }).then(() => ended.push(`${name} ${sandbox.stats().busy}`))
    await Promise.all([run('first', false), run('second', false), run('alone', true), run('last', false)])
    await sandbox.close()
    expect(ended[2]).toMatch(/^alone/)
    expect(ended.map((line) => line.split(' ')[0]).sort()).toEqual(['alone', 'first', 'last', 'second'])
    expect(sandbox.stats()).toMatchObject({ children: 0, busy: 0, tasks: 4, killed: 0 })
  })

  it('replaces a child that is worn, and one that has grown', async () => {
    const sandbox = openSandbox({ children: 1, spare: false, entry: HOSTILE_CHILD, limits: { tasksPerChild: 2 } })
    for (let task = 0; task < 3; task++) expect((await sandbox.read(FINE)).kind).toBe('read')
    expect(sandbox.stats()).toMatchObject({ tasks: 3, killed: 0, recycled: 1 })
    await sandbox.close()
  })

  it('rejects a file that is not there, and loses no child by it', async () => {
    const sandbox = openSandbox({ children: 1, entry: HOSTILE_CHILD })
    await expect(sandbox.read(taskFor('/nowhere/at-all.pdf'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await sandbox.read(FINE)).kind).toBe('read')
    expect(sandbox.stats()).toMatchObject({ killed: 0 })
    await sandbox.close()
  })

  it.runIf(process.platform === 'linux')('ends a task whose child goes while its file is being opened', async () => {
    const sandbox = openSandbox({ children: 1, spare: false, entry: HOSTILE_CHILD })
    await sandbox.read(FINE)
    const child = Number(readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').at(-1))
    // Opening a pipe waits for somebody who writes.
    const pipe = join(files.folder, 'pipe.txt')
    execFileSync('mkfifo', [pipe])
    const outcome = sandbox.read(taskFor(pipe))
    process.kill(child, 'SIGKILL')
    while (existsSync(`/proc/${child}`)) await delay(10)
    await delay(500)
    await writeFile(pipe, '!fine')
    expect(await outcome).toMatchObject({ kind: 'crashed', message: expect.stringContaining('SIGKILL') })
    expect((await sandbox.read(FINE)).kind).toBe('read')
    await sandbox.close()
  })

  it('ends running work and turns away waiting work when it is closed', async () => {
    const sandbox = openSandbox({ children: 1, spare: false, entry: HOSTILE_CHILD })
    await sandbox.read(FINE)
    const both = [sandbox.read(loop()), sandbox.read(FINE)].map((reading) => reading.catch((error) => error))
    await delay(200)
    await sandbox.close(100)
    for (const error of await Promise.all(both)) expect(error).toBeInstanceOf(SandboxClosed)
    await expect(sandbox.read(FINE)).rejects.toBeInstanceOf(SandboxClosed)
    expect(sandbox.stats()).toMatchObject({ children: 0, busy: 0 })
  })

  it('says so when no child starts', async () => {
    const sandbox = openSandbox({ children: 1, entry: `${files.folder}/missing.js` })
    await expect(sandbox.read(FINE)).rejects.toBeInstanceOf(TryLater)
    await sandbox.close()
  })

  it.runIf(process.platform === 'linux')('leaves no child behind when its own process is killed', async () => {
    const script = `
      import { openSandbox } from ${JSON.stringify(new URL('../../src/sandbox/index.ts', import.meta.url).href)}
      const sandbox = openSandbox({ children: 1, spare: false, entry: ${JSON.stringify(HOSTILE_CHILD)} })
      await sandbox.read(${JSON.stringify(FINE)})
      sandbox.read(${JSON.stringify(loop())})
      console.log('looping')
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 500)`
    const parent = execFile(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    let children: string[] = []
    parent.stdout?.on('data', () => {
      children = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim().split(' ')
    })
    await new Promise((resolve) => parent.on('close', resolve))
    expect(children.length).toBeGreaterThan(0)
    await expect.poll(() => children.filter(isAlive), { timeout: 5_000 }).toEqual([])
  })
})

function isAlive(pid: string): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

it('gives more time to larger files, and never more than three minutes', () => {
  expect([0, 1024 ** 2, 30 * 1024 ** 2, 100 * 1024 ** 2].map(taskMs)).toEqual([30_000, 35_000, 180_000, 180_000])
})
