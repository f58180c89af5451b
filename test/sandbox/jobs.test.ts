import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gouji, jsonLines, temporaryFolder } from '../cli/gouji.js'
import { SAMPLES } from './support.js'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
  await mkdir(join(folder.path, 'reports'))
  for (const [index, path] of SAMPLES.entries()) await copyFile(path, join(folder.path, 'reports', `${index}${extname(path)}`))
  await writeFile(join(folder.path, 'reports', '1-empty.txt'), '')
  // Where sources are newer the first run builds, and says so on standard error, which is compared below.
  await gouji(['--version'])
})
afterAll(() => folder.remove())

describe('--jobs', { timeout: 240_000 }, () => {
  it.each(['extract --json', 'extract --lang en', 'extract --json --document --lang en', 'check'])(
    'changes no byte of what gouji %s prints',
    async (command) => {
      const run = (jobs: string) => gouji([...command.split(' '), 'reports', 'missing.pdf', '--jobs', jobs], { cwd: folder.path })
      const here = await run('0')
      expect(here.stdout.length).toBeGreaterThan(1000)
      expect(here.code).toBe(3)
      expect(await run('2')).toEqual(here)
    },
  )

  it('keeps the order of the files, however many are read at once', async () => {
    const paths = [2, 0, 3, 1, 0, 2, 1, 3].map((index) => SAMPLES[index % SAMPLES.length] as string)
    const { stdout } = await gouji(['extract', '--json', '--jobs', '3', ...paths])
    expect(jsonLines(stdout).map(({ source }) => (source as { path: string }).path)).toEqual(paths)
  })

  it('wants a number', async () => {
    const { code, stderr } = await gouji(['extract', '--jobs', 'all', 'reports'], { cwd: folder.path })
    expect(code).toBe(2)
    expect(stderr).toContain('--jobs')
  })
})
