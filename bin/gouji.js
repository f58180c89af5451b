#!/usr/bin/env node
// Starts gouji. In an installed package dist/ is what was published. In a checkout (src/ stands beside
// this folder) dist/ may be older than the sources, so it is brought up to date before anything of it
// is loaded; `npx gouji` therefore always runs the sources that stand here.
import { existsSync } from 'node:fs'

const root = new URL('../', import.meta.url)

if (existsSync(new URL('src/', root))) {
  const { ensureBuilt } = await import('../scripts/build.js')
  const say = (line) => process.stderr.write(`gouji: ${line}\n`)
  try {
    await ensureBuilt(say)
    // Only `serve` shows the page; the other commands must not wait for its build.
    if (process.argv.includes('serve', 2)) await (await import('../scripts/build-page.js')).ensurePage(say)
  } catch (error) {
    process.stderr.write(`gouji: ${error.message}\n`)
    process.exit(3)
  }
}

await import('../dist/src/cli/main.js')
