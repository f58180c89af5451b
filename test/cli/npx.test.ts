// npx makes a link to the checkout in a cache of its own and runs that. What it must never run is a
// copy that an earlier version of npx, or another setting, has left there.
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SmallCheckout, smallCheckout } from './small-checkout.js'

/** The npx that came with this Node, without a shell; undefined where it lies elsewhere. */
async function findNpx(): Promise<string | undefined> {
  for (const up of ['../lib/node_modules', 'node_modules', '../node_modules']) {
    const path = join(dirname(process.execPath), up, 'npm', 'bin', 'npx-cli.js')
    if (await readdir(dirname(path)).catch(() => null)) return path
  }
  return undefined
}

const npx = await findNpx()

describe.skipIf(npx === undefined)('npx gouji in a checkout (skipped where npm does not lie beside Node)', () => {
  let checkout: SmallCheckout
  let cache: string
  beforeEach(async () => {
    checkout = await smallCheckout()
    cache = join(checkout.path, '.npm-cache')
  })
  afterEach(() => checkout.remove())
  const start = () =>
    checkout.node([npx as string, '--offline', 'gouji'], { npm_config_cache: cache, npm_config_update_notifier: 'false' })

  it('runs these sources', async () => {
    expect(await start()).toMatchObject({ code: 0, stdout: 'first\n' })
    await checkout.program('second')
    expect(await start()).toMatchObject({ code: 0, stdout: 'second\n' })
  })

  it('does not run a copy that is left in its cache', async () => {
    await start()
    const [entry = ''] = await readdir(join(cache, '_npx'))
    const copy = join(cache, '_npx', entry, 'node_modules', 'gouji')
    await rm(copy, { recursive: true, force: true })
    await mkdir(copy)
    for (const part of ['package.json', 'bin', 'dist']) await cp(join(checkout.path, part), join(copy, part), { recursive: true })
    await writeFile(join(copy, 'dist', 'src', 'cli', 'main.js'), "console.log('a stale copy')\n")
    await checkout.program('second')
    expect(await start()).toMatchObject({ code: 0, stdout: 'second\n' })
  })
})
