// Names of watchers, `<host>-<pid>-<start>-<number>`, and who of them is alive.
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { codeOf } from '../code-of.js'

const HOST = hostname().replace(/[^A-Za-z0-9.]/g, '_') || 'host'

/** Watchers of this process: one that has our process number and is not among them is of an earlier life (containers). */
const ours = new Set<string>()

/** A name that no other watcher has. Alive until `retire`. */
export function newWatcherName(): string {
  const name = `${HOST}-${process.pid}-${Date.now().toString(36)}-${randomBytes(3).toString('hex')}`
  ours.add(name)
  return name
}

export function retire(name: string): void {
  ours.delete(name)
}

/** `dead` or `alive` for watchers of this host; `unknown` for those of others, whose heartbeat has to tell. */
export function lifeOf(name: string): 'alive' | 'dead' | 'unknown' {
  if (ours.has(name)) return 'alive'
  const [, host, pid] = /^(.+)-(\d+)-[0-9a-z]+-[0-9a-f]+$/.exec(name) ?? []
  if (host !== HOST || pid === undefined) return 'unknown'
  if (Number(pid) === process.pid) return 'dead'
  return isRunning(Number(pid)) ? 'unknown' : 'dead'
}

/** A running process may be another one with the same number: it proves nothing. One that is not there is gone. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}
