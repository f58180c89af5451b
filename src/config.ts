// Where the store, the queue and the blobs are, and how hard to work: defaults, then the settings file, then the
// environment, then flags. Severities and silenced findings in the same file are read by `gouji check` itself.
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'

/** What can be set, all of it optional. Addresses may hold passwords: never print a config whole. */
const settings = z.strictObject({
  /** Folder of the embedded store. */
  data: z.string().min(1).optional(),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  redisUrl: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  /** A folder, or s3://bucket/prefix. */
  blobs: z.string().min(1).optional(),
  /** Documents read at the same time. */
  concurrency: z.number().int().min(1).max(64).optional(),
  /** A folder that `gouji serve` watches too. */
  watch: z.string().min(1).optional(),
  /** Milliseconds after which a dead worker's work is given to another. */
  leaseMs: z.number().int().min(1000).max(600_000).optional(),
})

export type Settings = z.infer<typeof settings>

/** All settings with their defaults laid under. */
export interface Config {
  /** Absolute. */
  readonly data: string
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly blobs: string
  readonly concurrency: number
  readonly watch: string | null
  readonly leaseMs: number
}

/** The settings are wrong; `message` names file or variable and key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const FILES = ['gouji.config.yaml', 'gouji.config.yml', 'gouji.config.json']
const VARIABLES = {
  data: 'GOUJI_DATA',
  databaseUrl: 'GOUJI_DATABASE_URL',
  redisUrl: 'GOUJI_REDIS_URL',
  blobs: 'GOUJI_BLOBS',
  concurrency: 'GOUJI_CONCURRENCY',
  leaseMs: 'GOUJI_LEASE_MS',
} as const

/** A worker that does not answer for so long has died; a slow collection of garbage must not count as that. */
const LEASE_MS = 15_000
/** More children than this on one machine fight over memory before they fill its cores. */
const MOST_CHILDREN = 16

/** Reads the settings. `flags` win. Throws `ConfigError`. */
export async function readConfig(
  flags: Partial<Settings> & { readonly config?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
  folder = process.cwd(),
): Promise<Config> {
  const { config: named, ...given } = flags
  const fromFile = await readFileSettings(named, folder)
  const set: Settings = { ...fromFile, ...environment(env), ...defined(given) }
  const data = resolve(folder, set.data ?? 'data')
  return {
    data,
    databaseUrl: set.databaseUrl ?? null,
    redisUrl: set.redisUrl ?? null,
    blobs: set.blobs?.startsWith('s3://') ? set.blobs : resolve(folder, set.blobs ?? resolve(data, 'blobs')),
    concurrency: set.concurrency ?? Math.min(MOST_CHILDREN, Math.max(1, cpus().length)),
    watch: set.watch === undefined ? null : resolve(folder, set.watch),
    leaseMs: set.leaseMs ?? LEASE_MS,
  }
}

/** Keys that `gouji check` reads from the same file. */
const OTHERS = ['rules', 'silence']

async function readFileSettings(named: string | undefined, folder: string): Promise<Settings> {
  for (const name of named === undefined ? FILES : [named]) {
    const path = resolve(folder, name)
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && named === undefined) return null
      throw new ConfigError(`${name}: cannot be read (${error.code ?? error.message})`, { cause: error })
    })
    if (text !== null) return valid(withoutOthers(parsed(text, name), name), name)
  }
  return {}
}

function parsed(text: string, name: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20 }) ?? {}
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new ConfigError(`${name}: ${error.message.split('\n')[0]}`, { cause: error })
  }
}

function withoutOthers(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(`${name}: must be a list of keys`)
  return Object.fromEntries(Object.entries(value).filter(([key]) => !OTHERS.includes(key)))
}

function environment(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.entries(VARIABLES).flatMap(([key, variable]): [string, unknown][] => {
    const value = env[variable]
    if (value === undefined || value === '') return []
    return [[key, key === 'concurrency' || key === 'leaseMs' ? Number(value) : value]]
  })
  return valid(Object.fromEntries(given), null)
}

/** `file` null: from the environment, whose variables are named instead of keys. */
function valid(value: unknown, file: string | null): Settings {
  const { success, data, error } = settings.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  const key = String(issue?.path[0] ?? (issue && 'keys' in issue ? issue.keys[0] : ''))
  const where = file === null ? (VARIABLES[key as keyof typeof VARIABLES] ?? key) : `${file}: ${key}`
  throw new ConfigError(`${where}: ${issue?.message ?? 'is wrong'}`, { cause: error })
}

function defined<Given extends object>(given: Given): Partial<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Given>
}
