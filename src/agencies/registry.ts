// The list of agencies that users bring: `agency, code, level, parent, aliases` as CSV with a header. Names
// of agencies change, and no gazetteer knows which bureau became which: the list says so by its aliases.
import { parseCsv } from './csv.js'
import type { Level } from './places.js'
import { writtenOut } from './short-forms.js'

export interface RegistryEntry {
  readonly agency: string
  readonly code: string
  readonly level: Level | null
  /** Name or code of the agency above; empty where none is given. */
  readonly parent: string
  readonly aliases: readonly string[]
  /** Line of the file, from 1. */
  readonly line: number
}

/** Something in the list that cannot be used, with its line from 1. */
export interface RegistryProblem {
  readonly line: number
  readonly code: 'no-header' | 'no-name' | 'unknown-level' | 'name-twice' | 'open-quote'
  readonly seen: string
}

const COLUMNS: Readonly<Record<string, 'agency' | 'code' | 'level' | 'parent' | 'aliases'>> = {
  agency: 'agency',
  机关: 'agency',
  单位: 'agency',
  机关名称: 'agency',
  单位名称: 'agency',
  code: 'code',
  代码: 'code',
  level: 'level',
  级别: 'level',
  层级: 'level',
  parent: 'parent',
  上级: 'parent',
  aliases: 'aliases',
  别名: 'aliases',
  曾用名: 'aliases',
}

const LEVELS: Readonly<Record<string, Level>> = {
  national: 'national',
  国家: 'national',
  province: 'province',
  省: 'province',
  省级: 'province',
  city: 'city',
  市: 'city',
  市级: 'city',
  地级: 'city',
  county: 'county',
  县: 'county',
  县级: 'county',
  区: 'county',
  区级: 'county',
  township: 'township',
  乡: 'township',
  镇: 'township',
  乡级: 'township',
  乡镇: 'township',
  街道: 'township',
}

/** Aliases are separated inside their field by any of these; commas only where the field is quoted. */
const BETWEEN_ALIASES = /[;；、|,，]/

/** The agencies of a list, found by name, short form or alias. */
export class Registry {
  readonly entries: readonly RegistryEntry[]
  readonly #byName = new Map<string, RegistryEntry>()

  constructor(entries: readonly RegistryEntry[]) {
    this.entries = entries
    for (const entry of entries) for (const name of namesOf(entry)) if (!this.#byName.has(name)) this.#byName.set(name, entry)
    for (const entry of entries) if (entry.code !== '' && !this.#byName.has(entry.code)) this.#byName.set(entry.code, entry)
  }

  find(name: string): RegistryEntry | undefined {
    return this.#byName.get(writtenOut(name.replace(/\s+/g, '')))
  }

  /** The name of the agency above that the list states; undefined where it states none. */
  governmentOf(name: string): string | undefined {
    const parent = this.find(name)?.parent
    if (!parent) return undefined
    return this.find(parent)?.agency ?? parent
  }
}

function namesOf({ agency, aliases }: RegistryEntry): string[] {
  return [agency, ...aliases].map((name) => writtenOut(name.replace(/\s+/g, '')))
}

/** Reads the list from characters (a leading BOM is allowed). What cannot be used is named by its line; the rest is read. */
export function readRegistry(text: string): { registry: Registry; problems: readonly RegistryProblem[] } {
  const { rows, openQuote } = parseCsv(text.replace(/^\ufeff/, ''))
  const problems: RegistryProblem[] = openQuote === null ? [] : [{ line: openQuote, code: 'open-quote', seen: '"' }]
  const header = rows[0]
  const columns = header?.fields.map((field) => COLUMNS[field.trim().toLowerCase()]) ?? []
  if (!header || !columns.includes('agency')) {
    problems.unshift({ line: header?.line ?? 1, code: 'no-header', seen: header?.fields.join(',') ?? '' })
    return { registry: new Registry([]), problems }
  }
  const entries: RegistryEntry[] = []
  const seen = new Set<string>()
  for (const { fields, line } of rows.slice(1)) {
    const field = (name: string) => (fields[columns.indexOf(name as 'agency')] ?? '').trim()
    const level = LEVELS[field('level').toLowerCase()] ?? null
    const entry: RegistryEntry = {
      agency: field('agency'),
      code: field('code'),
      level,
      parent: field('parent'),
      aliases: field('aliases')
        .split(BETWEEN_ALIASES)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      line,
    }
    if (field('level') !== '' && level === null) problems.push({ line, code: 'unknown-level', seen: field('level') })
    if (entry.agency === '') problems.push({ line, code: 'no-name', seen: fields.join(',') })
    else if (seen.has(entry.agency)) problems.push({ line, code: 'name-twice', seen: entry.agency })
    else entries.push(entry)
    seen.add(entry.agency)
  }
  return { registry: new Registry(entries), problems }
}
