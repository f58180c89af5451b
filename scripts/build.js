// Compiles src/ and parsers/ to dist/ when they have changed since the last build. The launcher, the
// installation and `npm run build` all come through here. The review page has a build of its own
// (build-page.js), because most commands never show it.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder, hashOf, ROOT, stampOf } from './build-files.js'
import { withLock } from './build-lock.js'
import { ensurePage } from './build-page.js'

const SOURCES = ['src', 'parsers', 'workers', 'package.json', 'tsconfig.json', 'tsconfig.build.json']
const COMPILED = ['src', 'parsers', 'workers']
const PAGE = 'src/review/page'

/** The compiler is not installed; the message says how to get it. */
export class NoCompiler extends Error {}

/**
 * Makes sure that dist/ is the build of the sources that stand here. `say` gets one line when
 * something has to be built. Throws `NoCompiler`, or an error that quotes the compiler.
 */
export async function ensureBuilt(say = () => {}) {
  const dist = join(ROOT, 'dist')
  if (stampOf(dist) === sourcesHash()) return
  mkdirSync(dist, { recursive: true })
  await withLock(join(dist, '.lock'), async () => {
    const hash = sourcesHash()
    if (stampOf(dist) === hash) return // another start built it while this one waited
    say('the sources have changed, building dist/ …')
    await build(dist, hash)
  })
}

function sourcesHash() {
  return hashOf(SOURCES, (path) => path === PAGE)
}

/**
 * Compiles into a folder of its own and moves the files over one by one. A move replaces a file as a
 * whole, so a gouji that starts or runs meanwhile never meets a half-written or missing file.
 */
async function build(dist, hash) {
  for (const name of readdirSync(dist)) {
    if (name.startsWith('.fresh-')) rmSync(join(dist, name), { recursive: true, force: true }) // an interrupted build
  }
  const fresh = join(dist, `.fresh-${process.pid}`)
  try {
    await compile(fresh)
    rmSync(join(dist, '.stamp'), { force: true })
    const kept = new Set()
    for (const file of COMPILED.flatMap((name) => filesUnder(name, fresh))) {
      mkdirSync(dirname(join(dist, file)), { recursive: true })
      renameSync(join(fresh, file), join(dist, file))
      kept.add(file)
    }
    for (const file of COMPILED.flatMap((name) => filesUnder(name, dist))) if (!kept.has(file)) rmSync(join(dist, file))
    writeFileSync(join(dist, '.stamp'), hash)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/**
 * Runs TypeScript without its type check: a type error is `npm run check`'s to report, and must not
 * keep a half-finished change from being tried.
 */
async function compile(outDir) {
  const child = spawn(process.execPath, [compiler(), '-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', outDir], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`the sources do not compile:\n${said.trim()}`)
}

function compiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc')
  } catch {
    throw new NoCompiler(`dist/ is not the build of these sources, and TypeScript is not installed. Run \`npm ci\` in ${ROOT}`)
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  await ensureBuilt((line) => console.error(line))
  await ensurePage((line) => console.error(line))
}
