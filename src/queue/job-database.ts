// The table of the embedded queue and every statement on it. A job is waiting, delayed or running; `due` is when a
// delayed one may be claimed, or a running one's lease ends. WAL and synchronous NORMAL: a power cut may take the last
// commits, and the sweeper of the store enqueues again what should be there.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { TryLater } from '../errors.js'
import type { JobCounts, JobKind } from './queue.js'

/** Writers of other processes hold the file for milliseconds; a bulk insert for some ten. */
const BUSY_MS = 5000
const RETRY_MS = 1000
const DISK_FULL_RETRY_MS = 60_000

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS job (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    priority INTEGER NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    due INTEGER NOT NULL,
    token TEXT,
    again INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, key)
  );
  CREATE UNIQUE INDEX IF NOT EXISTS job_token ON job (token);
  CREATE INDEX IF NOT EXISTS job_next ON job (state, kind, priority DESC, seq);
  CREATE INDEX IF NOT EXISTS job_due ON job (state, due);`

export interface JobRow {
  readonly kind: JobKind
  readonly key: string
  readonly priority: number
  /** Enqueued, epoch ms. */
  readonly at: number
  /** Claimable from, epoch ms. */
  readonly due: number
}

export type JobDatabase = ReturnType<typeof openJobDatabase>

/** Opens or makes the file. One that is damaged is put aside with a warning: it holds nothing that the store does not. */
export function openJobDatabase(file: string, warn: (message: string) => void) {
  mkdirSync(dirname(file), { recursive: true })
  const db = openOrReplace(file, warn)
  const statements = prepare(db)
  const all = db.transaction((rows: readonly JobRow[]) => {
    for (const { kind, key, priority, at, due } of rows)
      statements.insert.run(kind, key, priority, at, due > at ? 'delayed' : 'waiting', due)
  })
  const finish = db.transaction((token: string, now: number) => {
    const row = first<{ kind: string; key: string; priority: number; again: number }>(statements.remove.all(token, now))
    if (row?.again) statements.insert.run(row.kind, row.key, row.priority, now, 'waiting', now)
    return row ? (row.again ? 'again' : 'gone') : 'lost'
  })
  return {
    insert: (rows: readonly JobRow[]): void => reach(() => all.immediate(rows)),
    /** Delayed jobs that are due wait from now on. Reads first: an idle claimer must not take the write lock. */
    ripen: (now: number): void =>
      reach(() => {
        if (first(statements.isDue.all('delayed', now))) statements.ripen.run(now)
      }),
    expire: (now: number): number =>
      reach(() => (first(statements.isDue.all('running', now)) ? statements.expire.run(now).changes : 0)),
    /** The key of the job taken, or null. */
    take: (kind: JobKind, token: string, until: number): string | null =>
      reach(() => {
        if (!first(statements.peek.all(kind))) return null
        return first<{ key: string }>(statements.take.all(token, until, kind))?.key ?? null
      }),
    extend: (token: string, now: number, leaseMs: number): boolean =>
      reach(() => statements.extend.run(now + leaseMs, token, now).changes > 0),
    finish: (token: string, now: number): 'gone' | 'again' | 'lost' =>
      reach(() => finish.immediate(token, now)) as 'gone' | 'again' | 'lost',
    giveBack: (token: string, now: number, delayMs: number): boolean =>
      reach(
        () => statements.giveBack.run(delayMs > 0 ? 'delayed' : 'waiting', now + Math.max(0, delayMs), token, now).changes > 0,
      ),
    count: (now: number): Map<string, Partial<JobCounts>> =>
      reach(() => {
        const found = new Map<string, Partial<JobCounts>>()
        for (const { kind, state, jobs } of statements.count.all(now) as { kind: string; state: string; jobs: number }[])
          found.set(kind, { ...found.get(kind), [state]: jobs })
        return found
      }),
    oldest: (now: number): number | null => reach(() => first<{ at: number | null }>(statements.oldest.all(now))?.at ?? null),
    clear: (): void => {
      reach(() => db.exec('DELETE FROM job'))
    },
    close: (): void => {
      db.close()
    },
  }
}

function prepare(db: Database.Database) {
  return {
    insert: db.prepare(
      `INSERT INTO job (kind, key, priority, at, state, due) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (kind, key) DO UPDATE SET
         priority = max(priority, excluded.priority), again = max(again, state = 'running')`,
    ),
    isDue: db.prepare('SELECT 1 AS yes FROM job WHERE state = ? AND due <= ? LIMIT 1'),
    ripen: db.prepare("UPDATE job SET state = 'waiting' WHERE state = 'delayed' AND due <= ?"),
    expire: db.prepare("UPDATE job SET state = 'waiting', token = NULL, again = 0 WHERE state = 'running' AND due <= ?"),
    peek: db.prepare("SELECT 1 AS yes FROM job WHERE state = 'waiting' AND kind = ? LIMIT 1"),
    take: db.prepare(
      `UPDATE job SET state = 'running', token = ?, due = ? WHERE seq =
         (SELECT seq FROM job WHERE state = 'waiting' AND kind = ? ORDER BY priority DESC, seq LIMIT 1)
       RETURNING key`,
    ),
    extend: db.prepare('UPDATE job SET due = ? WHERE token = ? AND due > ?'),
    remove: db.prepare('DELETE FROM job WHERE token = ? AND due > ? RETURNING kind, key, priority, again'),
    giveBack: db.prepare('UPDATE job SET state = ?, due = ?, token = NULL, again = 0 WHERE token = ? AND due > ?'),
    count: db.prepare(
      `SELECT kind, CASE WHEN state = 'delayed' AND due <= ? THEN 'waiting' ELSE state END AS state, count(*) AS jobs
       FROM job GROUP BY 1, 2`,
    ),
    oldest: db.prepare("SELECT min(at) AS at FROM job WHERE state = 'waiting' OR (state = 'delayed' AND due <= ?)"),
  }
}

function openOrReplace(file: string, warn: (message: string) => void): Database.Database {
  try {
    return open(file)
  } catch (error) {
    if (!['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(codeOf(error))) throw translate(error)
    const aside = `${file}.damaged-${Date.now()}`
    renameSync(file, aside)
    for (const tail of ['-wal', '-shm']) rmSync(file + tail, { force: true })
    warn(
      `队列文件已损坏，移至 ${aside} 并重建；文档不受影响 / queue file damaged, put aside as ${aside} and made anew; no document is lost`,
    )
    return open(file)
  }
}

function open(file: string): Database.Database {
  const db = new Database(file)
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    db.exec(SCHEMA)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

/** Full disks and busy files pass; everything else is a mistake and goes up as it is. */
function reach<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translate(error)
  }
}

function translate(cause: unknown): unknown {
  const code = codeOf(cause)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new TryLater('队列正忙，请稍后再试 / the queue file is busy, try again', RETRY_MS, { cause })
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR'))
    return new TryLater(
      '队列所在磁盘已满或无法写入，请腾出空间 / the disk of the queue is full or cannot be written: free space',
      DISK_FULL_RETRY_MS,
      { cause },
    )
  return cause
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function first<T>(rows: unknown[]): T | undefined {
  return rows[0] as T | undefined
}
