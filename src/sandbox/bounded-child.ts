// One child and the task it has: sends the document, waits for the answer, keeps the time, and says how it ended.
import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { type Answer, checkAbout, NotAnAnswer, readMessage } from './answer.js'
import { Frames } from './frames.js'
import { isOutOfHeap, lastWords, withoutQuotes } from './last-words.js'
import type { Launch } from './launch.js'
import type { Limits } from './limits.js'
import { readingOf } from './reading-of.js'
import { residentBytes } from './resident-bytes.js'
import type { Outcome, Task } from './sandbox.js'
import { type Sent, sendDocument } from './send-document.js'

/** `Outcome` before it has a time. */
type End = { kind: 'read'; answer: Answer } | { kind: 'bounded'; code: 'time-limit' | 'memory-limit'; message: string } | Crash
type Crash = { kind: 'crashed'; message: string }

interface Running {
  readonly id: number
  readonly sent: Promise<Sent>
  end(how: End): void
  fail(error: unknown): void
}

/** What is kept of a child's standard error, bytes: its end, where V8 and Node say what happened. */
const KEPT_STDERR = 4096
/** Standard error may come after the end of its process, ms. */
const STDERR_GRACE_MS = 200

export class BoundedChild {
  /** Resolves when the child can be given work; rejects with its last words when it ends before. */
  readonly ready: Promise<void>
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
  /** Documents it has been given. */
  tasks = 0
  /** Time it has worked, ms. */
  workMs = 0
  readonly #process: ChildProcess
  readonly #limits: Limits
  #stderr = ''
  #running: Running | null = null
  /** Why this side ended it. */
  #verdict: Exclude<End, { kind: 'read' }> | null = null
  #ended = false
  /** It has ended, and its last words are known. */
  #isGone = false
  #becameReady: () => void = () => {}

  constructor(launch: Launch, limits: Limits) {
    this.#limits = limits
    const { command, args, env, cwd } = launch
    this.#process = spawn(command, args, { env, cwd, stdio: ['pipe', 'ignore', 'pipe', 'pipe'], windowsHide: true })
    this.#process.stdin?.on('error', () => {}) // a pipe that breaks tells less than the end of the process, which follows
    this.#process.stderr?.setEncoding('latin1').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-KEPT_STDERR)
    })
    this.#listen()
    this.gone = this.#waitForEnd()
    this.ready = new Promise((resolve, reject) => {
      this.#becameReady = resolve
      void this.gone.then(() => reject(new Error(this.#howItEnded())))
    })
    this.ready.catch(() => {}) // whoever needs it ready asks; a child that is closed meanwhile has nobody
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Whether this side killed it, for whatever reason. */
  get killed(): boolean {
    return this.#process.killed
  }

  /** Reads one document; one at a time. Rejects with the system's error when the file cannot be read. */
  async read(task: Task): Promise<Outcome> {
    const file = await open(task.path, 'r') // before anything is sent: a file that is not there costs no child
    const id = ++this.tasks
    const start = performance.now()
    const took = () => performance.now() - start
    const limitMs = this.#limits.taskMs(task.bytes)
    const most = this.#limits.documentBytes
    const timer = setTimeout(
      () => this.#kill({ kind: 'bounded', code: 'time-limit', message: `not read within ${limitMs} ms` }),
      limitMs,
    )
    try {
      const end = await new Promise<End>((end, fail) => {
        const sent = sendDocument(file, this.#process.stdin as NodeJS.WritableStream, { id, task, most })
        this.#running = { id, sent, end, fail }
        sent.catch((error) => this.#couldNotSend(error))
        // It may have gone while the file was opened; nobody would end this then.
        if (this.#isGone) end(this.#lost())
      })
      return end.kind === 'read' ? { kind: 'read', ...readingOf(end.answer), ms: took() } : { ...end, ms: took() }
    } finally {
      clearTimeout(timer)
      this.#running = null
      this.workMs += took()
    }
  }

  /** Kills it when it holds more memory than a child may. */
  checkMemory(): void {
    const { residentBytes: most } = this.#limits
    if ((this.resident() ?? 0) > most) {
      this.#kill({ kind: 'bounded', code: 'memory-limit', message: `more than ${most >> 20} MB of memory` })
    }
  }

  /** Resident memory, bytes; null where that cannot be known. */
  resident(): number | null {
    return this.#process.pid === undefined || this.#ended ? null : residentBytes(this.#process.pid)
  }

  /** Ends it at once; a running task ends as `crashed`. */
  kill(): void {
    this.#kill({ kind: 'crashed', message: 'ended by the sandbox' })
  }

  #kill(verdict: Exclude<End, { kind: 'read' }>): void {
    if (this.#ended) return
    this.#verdict ??= verdict
    this.#process.kill('SIGKILL')
  }

  #listen(): void {
    const frames = new Frames(this.#limits.answerBytes)
    const pipe = this.#process.stdio[3] as NodeJS.ReadableStream | undefined
    pipe?.on('error', () => {}) // as above
    pipe?.on('data', (chunk: Buffer) => {
      if (this.#verdict) return
      try {
        for (const frame of frames.take(chunk)) this.#hear(frame)
      } catch (error) {
        this.#kill({ kind: 'crashed', message: `its answer was refused: ${(error as Error).message}` })
      }
    })
  }

  #hear(frame: Buffer): void {
    const message = readMessage(frame)
    if (message.kind === 'ready') {
      this.#becameReady()
      return
    }
    const running = this.#running
    if (running?.id !== message.task) throw new NotAnAnswer('not asked for')
    if (message.kind === 'failed') {
      const { name, message: text } = message.error
      running.end({ kind: 'crashed', message: withoutQuotes(`${name}: ${text}`) })
      return
    }
    running.sent.then(
      (sent) => this.#accept(running, message.answer, sent),
      () => {}, // said by `#couldNotSend`
    )
  }

  #accept(running: Running, answer: Answer, sent: Sent): void {
    try {
      checkAbout(answer, sent)
      running.end({ kind: 'read', answer })
    } catch (error) {
      this.#kill({ kind: 'crashed', message: `its answer was refused: ${(error as Error).message}` })
    }
  }

  /** A child that has half a document is of no more use. */
  #couldNotSend(error: unknown): void {
    this.#running?.fail(error)
    this.kill()
  }

  async #waitForEnd(): Promise<void> {
    await new Promise<void>((resolve) => this.#process.on('error', () => resolve()).on('exit', () => resolve()))
    this.#ended = true
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STDERR_GRACE_MS)
      this.#process.on('close', () => {
        clearTimeout(timer)
        resolve()
      })
    })
    this.#isGone = true
    this.#running?.end(this.#lost())
  }

  #lost(): Exclude<End, { kind: 'read' }> {
    return this.#verdict ?? this.#crash()
  }

  #crash(): Exclude<End, { kind: 'read' }> {
    if (isOutOfHeap(this.#stderr)) return { kind: 'bounded', code: 'memory-limit', message: 'the heap of the engine was full' }
    return { kind: 'crashed', message: this.#howItEnded() }
  }

  #howItEnded(): string {
    const { exitCode, signalCode } = this.#process
    const how = signalCode ? `ended by ${signalCode}` : exitCode === null ? 'could not be started' : `ended with code ${exitCode}`
    const said = lastWords(this.#stderr)
    return `the reading process ${how}${said === null ? '' : ` (${said})`}`
  }
}
