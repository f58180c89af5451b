// Who may work the queue of an embedded store: one process. The lock is the operating system's, on a file that is
// held open by SQLite, so it ends with its process however that ends; no stale one has to be told from a live one.
// A second file says who holds it. That file is never what decides, since a process id is soon somebody else's.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SqliteConnection } from './sqlite-connection.js'
import { asTryLater } from './storage-errors.js'

/** What is locked; it stays empty. Reading it by other means would release the lock of this process. */
const LOCK_FILE = 'worker-lock.db'

/** Who holds the lock, as JSON. */
const HOLDER_FILE = 'worker-lock.json'

/** The right to work the queue; `release` gives it back, and so does the end of the process. */
export interface WorkerLock {
  release(): Promise<void>
}

/** Somebody else has it. `heldBy` is a process id, `since` milliseconds since 1970; both 0 where it has not said so yet. */
export interface WorkerLockHeld {
  readonly heldBy: number
  readonly since: number
}

/** Takes the lock of a data folder, which is made where there is none. Never waits. */
export async function acquireWorkerLock(dataFolder: string): Promise<WorkerLock | WorkerLockHeld> {
  const holderFile = join(dataFolder, HOLDER_FILE)
  try {
    await mkdir(dataFolder, { recursive: true })
    const connection = lockedFile(join(dataFolder, LOCK_FILE))
    if (!connection) return await holderOf(holderFile)
    await writeHolder(holderFile)
    return { release: () => releaseLock(connection, holderFile) }
  } catch (error) {
    throw asTryLater(error)
  }
}

function lockedFile(file: string): SqliteConnection | null {
  const connection = new SqliteConnection(file)
  try {
    connection.exec('pragma busy_timeout = 0')
    connection.exec('begin exclusive')
    return connection
  } catch (error) {
    connection.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

async function writeHolder(file: string): Promise<void> {
  const next = `${file}.${process.pid}`
  await writeFile(next, JSON.stringify({ pid: process.pid, since: Date.now() }))
  await rename(next, file)
}

async function holderOf(file: string): Promise<WorkerLockHeld> {
  try {
    const { pid, since } = JSON.parse(await readFile(file, 'utf8')) as { pid?: unknown; since?: unknown }
    return { heldBy: Number(pid) || 0, since: Number(since) || 0 }
  } catch (error) {
    // Between taking the lock and saying so there is a moment without the file.
    if ((error as { code?: string }).code === 'ENOENT' || error instanceof SyntaxError) return { heldBy: 0, since: 0 }
    throw error
  }
}

async function releaseLock(connection: SqliteConnection, holderFile: string): Promise<void> {
  await rm(holderFile, { force: true })
  connection.close()
}
