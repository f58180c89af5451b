// A process of the system under drill, that is watched and can be ended in any way. Ends with this process at the latest.
import { type ChildProcess, spawn } from 'node:child_process'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** What is kept of what it says, characters. */
const KEPT = 20_000

export class Started {
  readonly ended: Promise<Ended>
  stdout = ''
  stderr = ''
  #end: Ended | null = null
  readonly #child: ChildProcess

  constructor(args: readonly string[], env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout = (this.stdout + text).slice(-KEPT)
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-KEPT)
    })
    const killIt = () => this.#child.kill('SIGKILL')
    process.once('exit', killIt)
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject)
      this.#child.once('close', (code, signal) => {
        process.off('exit', killIt)
        this.#end = { code, signal }
        resolve(this.#end)
      })
    })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** How it ended; null while it runs. */
  get end(): Ended | null {
    return this.#end
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    if (this.#end === null) this.#child.kill(signal)
    return this.ended
  }
}
