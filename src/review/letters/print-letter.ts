// Letters as PDF, by Chromium where the machine has it: in its own sandbox, without network, in a profile that is removed
// afterwards. Scripts are forbidden by the policy in the page: with them off by a flag, Chromium 156 prints nothing. The
// page is our own, but what stands in it came from documents.
import { execFile } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { TryLater } from '../../errors.js'

const PROGRAMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A letter of a few hundred findings takes some seconds. */
const TIME_MS = 60_000

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--no-pdf-header-footer',
  // Nothing is resolved, so nothing can be reached.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
]

export class LetterPrinter {
  readonly #program: Promise<string | null>
  #last: Promise<unknown> = Promise.resolve()

  /** `program` null: none; undefined: the machine's, where there is one. */
  constructor(program?: string | null) {
    this.#program = program === undefined ? firstOf(PROGRAMS) : Promise.resolve(program)
  }

  async present(): Promise<boolean> {
    return (await this.#program) !== null
  }

  /** The page as PDF; null without Chromium. One at a time: each takes some hundred MB. */
  async print(html: string): Promise<Buffer | null> {
    const program = await this.#program
    if (program === null) return null
    const printing = this.#last.then(() => printed(program, html))
    this.#last = printing.catch(() => {}) // its caller is told; the next one goes on
    return printing
  }
}

async function firstOf(programs: readonly string[]): Promise<string | null> {
  for (const program of programs) {
    const there = await access(program, constants.X_OK).then(
      () => true,
      () => false, // not there, or not for us to run: the next
    )
    if (there) return program
  }
  return null
}

async function printed(program: string, html: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-letter-'))
  try {
    const [page, pdf] = [join(folder, 'letter.html'), join(folder, 'letter.pdf')]
    await writeFile(page, html)
    // As root, as in containers, Chromium's own sandbox does not start; the page has neither scripts nor network.
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    await run(
      program,
      [...FLAGS, ...root, `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
      folder,
    )
    return await readFile(pdf).catch((cause: unknown) => {
      throw new TryLater('Chromium ended without printing the letter', 1_000, { cause })
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function run(program: string, flags: readonly string[], folder: string): Promise<void> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai' }
  return new Promise((resolve, reject) => {
    execFile(program, [...flags], { timeout: TIME_MS, killSignal: 'SIGKILL', cwd: folder, env, maxBuffer: 1 << 20 }, (error) => {
      if (!error) resolve()
      else
        reject(
          new TryLater(`Chromium did not print the letter (${error.code ?? error.signal ?? 'failed'})`, 1_000, { cause: error }),
        )
    })
  })
}
