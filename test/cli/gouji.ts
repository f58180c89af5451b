import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The launcher of this checkout: tests start gouji as people do. */
export const LAUNCHER = fileURLToPath(new URL('../../bin/gouji.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Start {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly input?: Uint8Array | string
}

/** Runs gouji to its end, in Chinese and without a terminal unless `env` says otherwise. */
export function gouji(args: readonly string[], { cwd, env, input = '' }: Start = {}): Promise<Ended> {
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, env: { ...process.env, LC_ALL: 'zh_CN.UTF-8', ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  child.stdin.on('error', () => {}) // the program may end before it reads everything
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}

/** A folder of its own for one test; `remove` takes it away. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'gouji-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** The objects of JSON Lines. Throws when a line is not JSON. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
