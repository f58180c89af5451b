// One build at a time, over processes. The lock saves work; it does not guard correctness: two builds
// of the same sources would write the same files, each by whole-file moves.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 50
/** A build takes seconds; a lock that is older belongs to a process that hangs or is no more. */
const STALE_MS = 120_000

/** Runs `work` while holding the lock file `path`; waits for whoever holds it. */
export async function withLock(path, work) {
  while (!take(path)) {
    if (abandoned(path)) rmSync(path, { force: true })
    else await sleep(POLL_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Whether the holder has ended without giving the lock back. */
function abandoned(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_MS) return true
    const pid = Number(readFileSync(path, 'utf8'))
    if (!pid) return false // its holder is about to write its number
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
