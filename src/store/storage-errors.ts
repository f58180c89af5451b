// Tells what the environment did from what we did: a full disk, a server that is away or a lock that someone
// else holds are for later, a transaction that met another is repeated, and anything else is ours.
import { TryLater } from '../errors.js'

/** SQLSTATE and libsql codes of transactions that met another one: serialization, deadlock, the same new key twice. */
const REPEAT = new Set(['40001', '40P01', '23505', '55P03', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED'])

/** SQLite never runs two writers at once: there, a key that is there already is a mistake of ours. */
export function isRepeatable(error: unknown): boolean {
  return REPEAT.has(codeOf(error))
}

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100'])
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08...|57P0[1-5]|53[23]00)$/
const AWAY_SAID = /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i

/** Milliseconds after which a full disk is looked at again: someone has to make room first. */
const FULL_DELAY = 30_000

/** Milliseconds after which a server is tried again: a restart takes a few seconds. */
const AWAY_DELAY = 2_000

/** Milliseconds after which a store that others keep writing to is tried again. */
const BUSY_DELAY = 1_000

/** The error as `TryLater` where the environment is to blame, else as it is. */
export function asTryLater(error: unknown): unknown {
  if (error instanceof TryLater) return error
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (FULL.has(code) || code.startsWith('SQLITE_IOERR')) {
    return later(
      '磁盘已满或不可写，未写入任何内容；请腾出空间',
      'The disk is full or cannot be written; nothing was stored. Make room',
      FULL_DELAY,
      error,
    )
  }
  if (AWAY.test(code) || AWAY_SAID.test(message)) {
    return later(
      '连接不上数据库；请检查 PostgreSQL 是否在运行',
      'The database cannot be reached. Check that PostgreSQL is running',
      AWAY_DELAY,
      error,
    )
  }
  if (REPEAT.has(code)) {
    return later('数据库忙，多次重试未成', 'The database is busy; repeated attempts did not get through', BUSY_DELAY, error)
  }
  return error
}

function later(zh: string, en: string, delayMs: number, cause: unknown): TryLater {
  const code = codeOf(cause)
  return new TryLater(`${zh}。${en}${code ? ` (${code})` : ''}.`, delayMs, { cause })
}

/** The code of an error, or of the first of several that came together (connecting by IPv6 and by IPv4). */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
