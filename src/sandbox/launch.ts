// The command line of a child: Node with as little as it needs.
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, parse, relative, sep } from 'node:path'
import { loaderFlags, ownEntry } from '../own-entry.js'
import type { Confinement } from './confinement.js'
import type { Limits } from './limits.js'

export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** A folder that is nobody's: nothing of the user's is found by a relative name. */
  readonly cwd: string
}

/** The program of a child: the built one beside this file, or the source where that is what runs. */
export function defaultEntry(): string {
  return ownEntry('child', import.meta.url)
}

/** How to start `entry`, a JavaScript or TypeScript file. `mayRead` keeps it to the program's own files where Node can. */
export function launchOf(entry: string, limits: Limits, confinement: Confinement, mayRead: boolean): Launch {
  const source = entry.endsWith('.ts')
  const node = [
    process.execPath,
    ...heapFlags(limits.heapBytes),
    '--disallow-code-generation-from-strings',
    // What Node has to say about itself would be taken for the last words of a crash.
    '--no-warnings',
    ...loaderFlags(entry),
    ...(mayRead && !source ? permissionFlags(entry) : []),
    entry,
  ]
  const [command = process.execPath, ...args] = [
    ...confinement.network,
    // Last but one, since a change of credentials would forget it.
    ...confinement.parent,
    ...confinement.bounds,
    ...node,
  ]
  return { command, args, env: environment(), cwd: parse(tmpdir()).root }
}

/**
 * A bound on the heap makes V8 collect as if memory were scarce: five times as often, and it throws compiled code away with
 * each. Half as much time again went into that (docs/decisions/0032-sandbox.md), so it is told from what size on to collect.
 */
function heapFlags(bytes: number): string[] {
  const flag = (name: string, part: number) => `--${name}=${Math.floor((bytes * part) / 1024 / 1024)}`
  return [flag('max-old-space-size', 1), flag('initial-old-space-size', 3 / 8), flag('max-semi-space-size', 1 / 16)]
}

/** Nothing of ours: no addresses, no secrets, no NODE_OPTIONS. Windows does not start without its own folder. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env
  return SystemRoot === undefined ? {} : { SystemRoot }
}

/**
 * Node's permission model: no files but the program's own are readable, none writable, no processes, threads or
 * native code.
 */
function permissionFlags(entry: string): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const named = major > 22 || (major === 22 && minor >= 13) // the flag lost its "experimental" there
  return [named ? '--permission' : '--experimental-permission', ...programFiles(entry).map((path) => `--allow-fs-read=${path}`)]
}

/**
 * The compiled part of the package that `entry` belongs to and what it depends on; not the whole folder, since a
 * checkout may also hold a store.
 */
function programFiles(entry: string): string[] {
  let home = dirname(entry)
  while (!existsSync(join(home, 'package.json')) && home !== dirname(home)) home = dirname(home)
  const compiled = join(home, relative(home, entry).split(sep)[0] ?? '')
  const outer = home.indexOf(`${sep}node_modules${sep}`)
  const shared = outer === -1 ? [] : [join(home.slice(0, outer), 'node_modules', '*')]
  return [join(home, 'package.json'), join(compiled, '*'), join(home, 'node_modules', '*'), ...shared]
}
