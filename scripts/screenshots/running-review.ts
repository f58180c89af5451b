/** `gouji serve` as a process of its own over a data folder of its own, with reports in it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Session, States, Uploaded } from '../../src/review/api.js'
import type { ReportFile } from './reports.js'

const PROGRAM = fileURLToPath(new URL('../../bin/gouji.js', import.meta.url))
/** A build of the program may come first, on a machine that has other things to do. */
const START_MS = 240_000
const READ_MS = 240_000
const POLL_MS = 300

export interface RunningReview {
  readonly url: string
  readonly data: string
  /** Hands files in as the page does, and waits until they are read. Throws where one is refused. */
  bring(files: readonly ReportFile[]): Promise<readonly string[]>
  stop(): Promise<void>
}

/** Starts the server. `prepare` may fill the data folder before (accounts). */
export async function startReview(prepare?: (data: string) => Promise<void>): Promise<RunningReview> {
  const data = mkdtempSync(join(tmpdir(), 'gouji-review-'))
  await prepare?.(data)
  const port = await freePort()
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--data', data, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, GOUJI_LOG_LEVEL: 'warn' },
  })
  const said: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const url = `http://127.0.0.1:${port}`
  try {
    await answers(url, child)
  } catch (cause) {
    child.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
    throw new Error(`gouji serve did not start:\n${said.join('')}`, { cause })
  }
  return {
    url,
    data,
    bring: (files) => bring(url, files),
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const up = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) return
    await sleep(POLL_MS)
  }
  throw new Error(`no answer within ${START_MS / 1000} s`)
}

async function bring(url: string, files: readonly ReportFile[]): Promise<readonly string[]> {
  const session = await fetch(`${url}/api/session`)
  const { csrf } = (await session.json()) as Session
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const form = new FormData()
  for (const { name, bytes } of files) form.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const sent = await fetch(`${url}/api/upload`, {
    method: 'POST',
    body: form,
    headers: { 'x-csrf-token': csrf, cookie, origin: url },
  })
  if (!sent.ok) throw new Error(`the upload was refused: ${await sent.text()}`)
  const made = ((await sent.json()) as Uploaded).files
  const sha256s = made.map((file) => {
    if (!file.ok) throw new Error(`${file.name} was refused: ${file.message.en}`)
    return file.sha256
  })
  await read(url, sha256s, cookie)
  return sha256s
}

async function read(url: string, sha256s: readonly string[], cookie: string): Promise<void> {
  const asked = new URLSearchParams(sha256s.map((sha256) => ['sha256', sha256]))
  const until = Date.now() + READ_MS
  while (Date.now() < until) {
    const { states } = (await (await fetch(`${url}/api/states?${asked}`, { headers: { cookie } })).json()) as States
    if (sha256s.every((sha256) => states[sha256] !== undefined && !['queued', 'running'].includes(states[sha256]))) return
    await sleep(POLL_MS)
  }
  throw new Error(`the reports were not read within ${READ_MS / 1000} s`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
