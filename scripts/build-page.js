// Builds the review page (src/review/page) into dist/page when its sources have changed since the last
// build: for `gouji serve`, for the packed package and for the tests of the page, never for a command that
// only reads files. The packages that it is made of are development dependencies; the built page needs none.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { hashOf, ROOT, stampOf } from './build-files.js'
import { withLock } from './build-lock.js'

const PAGE = join(ROOT, 'src/review/page')
/** package-lock.json: other versions of the packages make another page. */
const SOURCES = ['scripts/build-page.js', 'src/review/page', 'src/review/api.ts', 'package-lock.json']
/** What pdf.js asks for when a document does not embed its fonts, or holds packed pictures. */
const PDF_ASSETS = ['cmaps', 'standard_fonts', 'wasm']
/** Compressed script and style that the first view needs, in bytes: a slow line in a county office. */
export const FIRST_LOAD_LIMIT = 250_000

/** The bundler is not installed; the message says how to get it. */
export class NoBundler extends Error {}

/**
 * Makes sure that dist/page is the build of the page's sources. `say` gets a line when something has to
 * be built, and one with its size. Throws `NoBundler`, or the bundler's own error.
 */
export async function ensurePage(say = () => {}) {
  const dist = join(ROOT, 'dist')
  const out = join(dist, 'page')
  if (stampOf(out) === hashOf(SOURCES)) return
  mkdirSync(dist, { recursive: true })
  await withLock(join(dist, '.lock-page'), async () => {
    const hash = hashOf(SOURCES)
    if (stampOf(out) === hash) return // another start built it while this one waited
    say('the review page has changed, building dist/page …')
    await build(dist, out, hash)
    say(`the first view loads ${Math.ceil(firstLoadBytes(out) / 1000)} kB of script and style (compressed)`)
  })
}

/** Compressed bytes of script and style that `index.html` asks for by itself; what is loaded later is not in it. */
export function firstLoadBytes(out = join(ROOT, 'dist/page')) {
  const html = readFileSync(join(out, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file)
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0)
}

/** Builds beside the old page and swaps the folders, so that a server never gives out half of each. */
async function build(dist, out, hash) {
  for (const name of readdirSync(dist)) {
    if (name.startsWith('.page-')) rmSync(join(dist, name), { recursive: true, force: true }) // an interrupted build
  }
  const fresh = join(dist, `.page-fresh-${process.pid}`)
  const old = join(dist, `.page-old-${process.pid}`)
  try {
    await bundle(fresh)
    compress(join(fresh, 'assets'))
    const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    for (const name of PDF_ASSETS) cpSync(join(pdfjs, name), join(fresh, 'pdfjs', name), { recursive: true })
    writeFileSync(join(fresh, '.stamp'), hash)
    if (existsSync(out)) renameSync(out, old)
    renameSync(fresh, out)
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes `.br` and `.gz` beside script and style, once, so that no answer is compressed while somebody waits. */
function compress(folder) {
  for (const name of readdirSync(folder).filter((one) => /\.(?:m?js|css|svg)$/.test(one))) {
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/**
 * Runs Vite in a process of its own, for production whatever this process is for: under a test runner React would
 * otherwise be bundled with all that it has for developers.
 */
async function bundle(outDir) {
  const args = [bundler(), 'build', PAGE, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error']
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`the review page does not build:\n${said.trim()}`)
}

function bundler() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  } catch (cause) {
    throw new NoBundler(`dist/page is not the build of these sources, and Vite is not installed. Run \`npm ci\` in ${ROOT}`, {
      cause,
    })
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  await ensurePage((line) => console.error(line))
}
