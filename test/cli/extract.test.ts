import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gouji, jsonLines, temporaryFolder } from './gouji.js'

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))
const SOUND = join(SAMPLES, 'sound-2023-html', 'source.html')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())
const here = (...names: string[]) => join(folder.path, ...names)

const pathsOf = (stdout: string) => jsonLines(stdout).map(({ source }) => (source as { path: string }).path)

describe('gouji extract --json', () => {
  it('prints one line a file in the order given, and nothing else on stdout', async () => {
    await writeFile(here('empty.txt'), '')
    const ended = await gouji(['extract', '--json', SOUND, 'empty.txt'], { cwd: folder.path })
    expect(pathsOf(ended.stdout)).toEqual([SOUND, 'empty.txt'])
    expect(jsonLines(ended.stdout).map(({ status }) => status)).toEqual(['complete', 'refused'])
    expect(ended.code).toBe(3)
  })

  it('has the keys of the contract, in its order', async () => {
    const [record = {}] = jsonLines((await gouji(['extract', '--json', SOUND])).stdout)
    const keys = [
      'schema',
      'engine',
      'source',
      'status',
      'report',
      'layouts',
      'cells',
      'repairs',
      'anomalies',
      'undecided',
      'notes',
    ]
    expect(Object.keys(record)).toEqual(keys)
    expect(Object.keys(record.source as object)).toEqual(['path', 'sha256', 'bytes', 'format', 'charset'])
  })

  it('gives the same bytes twice, in any locale', async () => {
    const first = await gouji(['extract', '--json', SOUND])
    const second = await gouji(['extract', '--json', SOUND], { env: { LC_ALL: 'en_US.UTF-8', TZ: 'America/New_York' } })
    expect(first.code).toBe(0)
    expect(second.stdout).toBe(first.stdout)
  })

  it('reads a file by its bytes, whatever its name ends in', async () => {
    await copyFile(SOUND, here('report.pdf'))
    const [named = {}] = jsonLines((await gouji(['extract', '--json', here('report.pdf')])).stdout)
    const [right = {}] = jsonLines((await gouji(['extract', '--json', SOUND])).stdout)
    const { path: _wrong, ...wrongSource } = named.source as Record<string, unknown>
    const { path: _right, ...rightSource } = right.source as Record<string, unknown>
    expect({ ...named, source: wrongSource }).toEqual({ ...right, source: rightSource })
  })

  it('adds the parsed blocks with --document', async () => {
    const [record = {}] = jsonLines((await gouji(['extract', '--json', '--document', SOUND])).stdout)
    const blocks = record.document as { type: string; rows?: number; cells?: { text: string }[] }[]
    const tables = blocks.filter(({ type }) => type === 'table')
    expect(tables.length).toBeGreaterThanOrEqual(3)
    expect(typeof tables[0]?.cells?.[0]?.text).toBe('string')
    expect(blocks.some(({ type }) => type === 'paragraph' || type === 'heading')).toBe(true)
  })
})

describe('which files are read', () => {
  it('walks a folder in byte order and counts what it skips', async () => {
    await mkdir(here('b'))
    await mkdir(here('.hidden'))
    const names = [
      'b/2.html',
      'a.HTML',
      'b.html',
      'Z.txt',
      '.dot.html',
      'notes.md',
      '.hidden/1.html',
      '\u{20000}.html',
      '\uFF21.html',
    ]
    for (const name of names) await copyFile(SOUND, here(...name.split('/')))
    if (process.platform !== 'win32') await symlink(SOUND, here('link.html'))
    const ended = await gouji(['extract', '--json', '.'], { cwd: folder.path })
    expect(pathsOf(ended.stdout)).toEqual(['Z.txt', 'a.HTML', 'b.html', join('b', '2.html'), '\uFF21.html', '\u{20000}.html'])
    const links = process.platform === 'win32' ? 0 : 1
    expect(ended.stderr).toContain(`隐藏文件 2 个，链接 ${links} 个，扩展名不合的文件 1 个`)
  })

  it('reads a file that is named, whatever its name', async () => {
    await copyFile(SOUND, here('.hidden'))
    expect(pathsOf((await gouji(['extract', '--json', '.hidden'], { cwd: folder.path })).stdout)).toEqual(['.hidden'])
  })

  it('says what is wrong with a path and goes on with the others', async () => {
    const ended = await gouji(['extract', '--json', here('nowhere.html'), SOUND])
    expect(ended.code).toBe(3)
    expect(pathsOf(ended.stdout)).toEqual([SOUND])
    expect(ended.stderr).toContain('nowhere.html：没有这个文件或文件夹，请检查路径')
  })

  it('calls a folder without reports wrong usage', async () => {
    const ended = await gouji(['extract', folder.path])
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('没有找到可读的文件')
  })

  it('refuses what is too large to read, and still says which file it was', async () => {
    const large = here('large.pdf')
    const { open } = await import('node:fs/promises')
    const handle = await open(large, 'w')
    await handle.truncate(101 * 1024 * 1024)
    await handle.close()
    const ended = await gouji(['extract', '--json', large])
    const [record = {}] = jsonLines(ended.stdout)
    expect(ended.code).toBe(3)
    expect(record).toMatchObject({ status: 'refused', reason: { code: 'too-large' }, source: { bytes: 101 * 1024 * 1024 } })
    expect((record.source as { sha256: string }).sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('gouji extract for people', () => {
  it('prints whose report it is, how it was read, and a sum at the end', async () => {
    const { stdout } = await gouji(['extract', SOUND])
    expect(stdout).toContain('青砚县水利局，2023 年')
    expect(stdout).toContain('没有发现问题')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('共 1 份：读全 1，部分读出 0，不能读取 0；错误 0，警告 0，提示 0')
  })

  it('speaks English where the locale does, and with --lang en', async () => {
    for (const start of [
      gouji(['extract', SOUND], { env: { LC_ALL: 'en_GB.UTF-8' } }),
      gouji(['extract', '--lang', 'en', SOUND]),
    ]) {
      const { stdout } = await start
      expect(stdout).toContain('complete')
      expect(stdout).toContain('nothing found')
      expect(stdout).not.toContain('没有发现问题')
    }
  })

  it('uses no colour where there is no terminal', async () => {
    expect((await gouji(['extract', SOUND])).stdout).not.toContain('\u001B')
  })

  it('shows controls in a quoted sentence instead of obeying them', async () => {
    const hostile = (await readFile(SOUND, 'utf8')).replace('2023年，青砚县水利局', '2021年，我局\u009B31m')
    await writeFile(here('hostile.html'), hostile)
    const { stdout } = await gouji(['extract', here('hostile.html')])
    expect(stdout).toContain('2021年，我局<U+009B>31m')
    expect(stdout).not.toContain('\u009B')
  })

  it.skipIf(process.platform === 'win32')('does the same for file names (Windows does not allow them)', async () => {
    await writeFile(here('\u001B[31m\u202E.txt'), '')
    const { stdout } = await gouji(['extract', folder.path])
    expect(stdout).toContain('<U+001B>[31m<U+202E>.txt')
    expect(stdout).not.toMatch(/[\u001B\u202E]/)
  })
})
