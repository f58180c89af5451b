// One program started for a test: on a free port of 127.0.0.1, in a temp folder of its own, ended with the test
// process at the latest. Nothing that was running before is ever touched.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A slow machine with eight test files at once needs seconds for `initdb` and the first start. */
const START_MS = 60_000
const PROBE_EVERY_MS = 50
/** After a polite signal; then SIGKILL. */
const STOP_MS = 10_000

export interface Program {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Whom to run as, where the program refuses root. */
  readonly owner?: { readonly uid: number; readonly gid: number }
  /** Throws until the program answers. */
  probe(): Promise<void>
}

/** A program that can be ended and started again on the same port and folder. */
export class Child {
  #process: ChildProcess | undefined
  #said = ''
  readonly #program: Program

  constructor(program: Program) {
    this.#program = program
    process.once('exit', () => this.#process?.kill('SIGKILL'))
  }

  async start(): Promise<void> {
    const { command, args, cwd, env, owner } = this.#program
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd, env: { ...process.env, ...env }, ...owner })
    this.#process = child
    this.#said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => this.#hear(text))
    let failed: Error | undefined
    child.once('error', (cause) => {
      failed = cause
    })
    const deadline = Date.now() + START_MS
    for (;;) {
      if (failed || child.exitCode !== null || child.signalCode !== null)
        throw new Error(`${command} ended at start:\n${this.#said}`, { cause: failed })
      try {
        return await this.#program.probe()
      } catch (cause) {
        if (Date.now() > deadline) throw new Error(`${command} does not answer:\n${this.#said}`, { cause })
      }
      await sleep(PROBE_EVERY_MS)
    }
  }

  /** Polite end; a program that does not listen is killed. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(late)
  }

  /** As in a power cut: no chance to write anything. */
  kill(): Promise<void> {
    return this.stop('SIGKILL')
  }

  #hear(text: Buffer): void {
    this.#said = (this.#said + text.toString('utf8')).slice(-4000)
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export async function tempFolder(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `gouji-${name}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Says once on the console why a service is not to be had, for the tests that will be skipped. */
export function missing(what: string, todo: string): null {
  console.warn(`skipped: no ${what}. ${todo}`)
  return null
}
