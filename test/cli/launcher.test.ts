import { existsSync } from 'node:fs'
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SmallCheckout, smallCheckout } from './small-checkout.js'

const BUILDING = /building dist/

describe('the launcher in a checkout', () => {
  let checkout: SmallCheckout
  beforeEach(async () => {
    checkout = await smallCheckout()
  })
  afterEach(() => checkout.remove())
  const start = () => checkout.node([checkout.launcher])

  it('builds on the first start, says so in one line on stderr, and not again', async () => {
    const first = await start()
    expect(first.stdout).toBe('first\n')
    expect(first.stderr.trim().split('\n')).toHaveLength(1)
    expect(first.stderr).toMatch(BUILDING)
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n', stderr: '' })
  })

  it('runs changed sources, whatever their times say', async () => {
    await start()
    await checkout.program('second')
    const longAgo = new Date('2001-01-01')
    await utimes(join(checkout.path, 'src', 'cli', 'says.ts'), longAgo, longAgo)
    expect(await start()).toMatchObject({ stdout: 'second\n', stderr: expect.stringMatching(BUILDING) })
  })

  it('takes what was deleted out of the build', async () => {
    const extra = join(checkout.path, 'src', 'extra.ts')
    await writeFile(extra, 'export const extra = 1\n')
    await start()
    expect(existsSync(join(checkout.path, 'dist', 'src', 'extra.js'))).toBe(true)
    await rm(extra)
    await start()
    expect(existsSync(join(checkout.path, 'dist', 'src', 'extra.js'))).toBe(false)
  })

  it('builds once when several start together, and all run the build', async () => {
    const ended = await Promise.all(Array.from({ length: 5 }, start))
    expect(ended.map(({ stdout }) => stdout)).toEqual(Array(5).fill('first\n'))
    expect(ended.filter(({ stderr }) => BUILDING.test(stderr))).toHaveLength(1)
  })

  it('does not wait for a build whose process has ended', async () => {
    await mkdir(join(checkout.path, 'dist'))
    const ended = await checkout.node(['--eval', 'console.log(process.pid)'])
    await writeFile(join(checkout.path, 'dist', '.lock'), ended.stdout.trim())
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' })
  })

  it('does not run an old build when the sources do not compile', async () => {
    await start()
    await writeFile(join(checkout.path, 'src', 'cli', 'says.ts'), 'export const says = (\n')
    const broken = await start()
    expect(broken).toMatchObject({ code: 3, stdout: '' })
    expect(broken.stderr).toContain('says.ts')
    await checkout.program('mended')
    expect(await start()).toMatchObject({ code: 0, stdout: 'mended\n' })
  })

  it('runs as an installed package without looking for a compiler', async () => {
    await start()
    for (const folder of ['src', 'parsers', 'scripts', 'node_modules']) await rm(join(checkout.path, folder), { recursive: true })
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n', stderr: '' })
  })
})

describe('without a compiler', () => {
  let checkout: SmallCheckout
  beforeEach(async () => {
    checkout = await smallCheckout({ compiler: false })
  })
  afterEach(() => checkout.remove())

  it('the launcher says what to do', async () => {
    const ended = await checkout.node([checkout.launcher])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('npm ci')
  })

  it('the installation does not fail', async () => {
    expect(await checkout.node([join('scripts', 'prepare.js')])).toMatchObject({ code: 0 })
  })
})
