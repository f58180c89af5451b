// What a child is started through, as far as the machine has it. Each tool replaces itself by the next, so the child
// keeps one process id and the parent's signals reach it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Limits } from './limits.js'

/** The part of a command line before the program itself; each layer is empty where it does not work here. */
export interface Confinement {
  /** No network: a name space of its own, in which there is none. */
  readonly network: readonly string[]
  /** Dies with its parent, however that ends; never gains rights. */
  readonly parent: readonly string[]
  /** Bounds that the system keeps. */
  readonly bounds: readonly string[]
}

/** Files that a child may have open: its program's own and a few pipes. */
const MOST_FILES = 256

/** Finds what works on this machine. Takes a few milliseconds; never rejects. */
export async function findConfinement(limits: Pick<Limits, 'dataBytes' | 'cpuSeconds'>): Promise<Confinement> {
  const [network, parent, bounds] = await Promise.all([
    working([[toolAt('unshare'), '--user', '--net', '--']]),
    working([[toolAt('setpriv'), '--pdeathsig', 'KILL', '--no-new-privs', '--']]),
    working([withUlimit(limits, true), withUlimit(limits, false)]),
  ])
  return { network, parent, bounds }
}

/** `ulimit` is in every POSIX shell, `prlimit` only in Linux distributions with the full util-linux. */
function withUlimit({ dataBytes, cpuSeconds }: Pick<Limits, 'dataBytes' | 'cpuSeconds'>, data: boolean): (string | null)[] {
  const set = [`ulimit -c 0`, `ulimit -n ${MOST_FILES}`, `ulimit -t ${cpuSeconds}`]
  if (data) set.push(`ulimit -d ${Math.floor(dataBytes / 1024)}`) // in KB; not everywhere
  return [toolAt('sh'), '-c', `${set.join(' && ')} && exec "$@"`, 'sh']
}

/** The first command line of `ways` through which a program runs; empty when none does. */
async function working(ways: readonly (readonly (string | null)[])[]): Promise<readonly string[]> {
  for (const way of ways) {
    const [tool, ...args] = way
    if (tool && (await runs(tool, [...args.map(String), toolAt('true') ?? 'true']))) return [tool, ...args.map(String)]
  }
  return []
}

function runs(tool: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = spawn(tool, args, { stdio: 'ignore', env: {} })
    probe.on('error', () => resolve(false)).on('exit', (code) => resolve(code === 0))
  })
}

/** Looked for by place, not by PATH: what confines must not be replaceable by whoever set the environment. */
function toolAt(name: string): string | null {
  if (process.platform === 'win32') return null
  return ['/usr/bin', '/bin'].map((folder) => `${folder}/${name}`).find((path) => existsSync(path)) ?? null
}
