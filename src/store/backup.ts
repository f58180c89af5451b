// Copies of the embedded store's database, to be kept elsewhere and put back. Both take the worker's lock, so that
// blobs and database can be copied as of one moment, and neither ever writes over a file.
import { constants, copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assertMigrated, StoreRefused } from './migrate.js'
import { STORE_FILE } from './open-store.js'
import { SqliteConnection } from './sqlite-connection.js'
import { SqliteDatabase } from './sqlite-database.js'
import { asTryLater } from './storage-errors.js'
import { acquireWorkerLock } from './worker-lock.js'

/** Writes the database of a data folder to a file that must not be there yet; returns its bytes. */
export function backupStore(folder: string, targetFile: string): Promise<{ readonly bytes: number }> {
  return alone(folder, async () => {
    const file = join(folder, STORE_FILE)
    await mustBeThere(file)
    await mustNotBeThere(targetFile)
    const unfinished = `${targetFile}.unfinished`
    await rm(unfinished, { force: true })
    const connection = new SqliteConnection(file)
    try {
      connection.prepare('vacuum into ?').run([unfinished])
    } finally {
      connection.close()
    }
    await checkedStore(unfinished)
    return putInPlace(unfinished, targetFile)
  })
}

/**
 * Puts a copy back as the database of a data folder. A database that is there is refused, or with `replace` moved
 * aside; the answer says where to.
 */
export function restoreStore(
  folder: string,
  sourceFile: string,
  options: { readonly replace?: boolean } = {},
): Promise<{ readonly bytes: number; readonly movedTo: string | null }> {
  return alone(folder, async () => {
    await mustBeThere(sourceFile)
    const file = join(folder, STORE_FILE)
    const unfinished = `${file}.unfinished`
    await rm(unfinished, { force: true })
    await copyFile(sourceFile, unfinished, constants.COPYFILE_FICLONE)
    await checkedStore(unfinished)
    const there = await exists(file)
    if (there && !options.replace) {
      await rm(unfinished, { force: true })
      await mustNotBeThere(file)
    }
    const movedTo = there ? await moveAside(file) : null
    return { ...(await putInPlace(unfinished, file)), movedTo }
  })
}

async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await acquireWorkerLock(folder)
  if ('heldBy' in lock) {
    throw new StoreRefused(
      `进程 ${lock.heldBy} 正在使用该数据目录，请先停止它：${folder}。Process ${lock.heldBy} is working on ${folder}: stop it first.`,
    )
  }
  try {
    return await work()
  } catch (error) {
    throw asTryLater(error)
  } finally {
    await lock.release()
  }
}

/** Throws where a file is not a whole store of a version that this program knows. */
async function checkedStore(file: string): Promise<void> {
  const refused = (detail: string) =>
    new StoreRefused(`不是完好的 gouji 数据库：${file}（${detail}）。Not a sound gouji database: ${file} (${detail}).`)
  const connection = new SqliteConnection(file)
  try {
    const [row] = connection.prepare('pragma integrity_check').all([]) as { integrity_check: string }[]
    if (row?.integrity_check !== 'ok') throw refused(row?.integrity_check ?? 'integrity_check')
  } catch (error) {
    throw (error as { code?: string }).code === 'SQLITE_NOTADB' ? refused('SQLITE_NOTADB') : error
  } finally {
    connection.close()
  }
  const database = new SqliteDatabase(file, { readonly: true })
  try {
    await assertMigrated(database)
  } finally {
    await database.close()
  }
}

async function putInPlace(unfinished: string, file: string): Promise<{ bytes: number }> {
  const handle = await open(unfinished, 'r+')
  await handle.sync()
  await handle.close()
  await rename(unfinished, file)
  await syncFolder(dirname(file))
  return { bytes: (await stat(file)).size }
}

/** A rename is on the disk when its folder is; not every system lets folders be opened. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/** The database, with what is left of its log, under a name that says when; still a store that can be opened. */
async function moveAside(file: string): Promise<string> {
  const connection = new SqliteConnection(file)
  try {
    connection.checkpoint()
  } finally {
    connection.close()
  }
  const aside = `${file}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`
  for (const part of ['-wal', '-shm', '']) if (await exists(`${file}${part}`)) await rename(`${file}${part}`, `${aside}${part}`)
  return aside
}

async function mustBeThere(file: string): Promise<void> {
  if (!(await exists(file))) throw new StoreRefused(`没有这个文件：${file}。There is no such file: ${file}.`)
}

async function mustNotBeThere(file: string): Promise<void> {
  if (await exists(file)) {
    throw new StoreRefused(`文件已存在，不会覆盖：${file}。The file is there already and is not written over: ${file}.`)
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false
    throw error
  }
}
