// `gouji.config.yaml`: severities that an office changes and findings that it silences, each with a reason and,
// where wanted, a day on which it ends. What is silenced is counted, never hidden.
import { readFile } from 'node:fs/promises'
import { parse, YAMLParseError } from 'yaml'
import { allRules, type Severity } from '../../rules/index.js'
import type { Finding } from './checked.js'

/** A rule whose severity is changed, or that is off. */
interface Change {
  readonly severity: Severity | 'off'
  readonly until: string | null
}

/** Findings that are known and accepted. All fields that are given must fit. */
interface Silence {
  readonly rule: string | null
  readonly agency: string | null
  readonly identity: string | null
  readonly until: string | null
}

/** What is wrong with the file, for the person who wrote it. `at`: the key that it is about. */
export class SettingsError extends Error {
  readonly at: string
  readonly code: 'not-yaml' | 'unknown-key' | 'unknown-rule' | 'bad-severity' | 'bad-date' | 'no-reason' | 'too-wide' | 'no-list'

  constructor(code: SettingsError['code'], at: string) {
    super(`${code}: ${at}`)
    this.code = code
    this.at = at
  }
}

/** Applies the settings of one file on one day. */
export class Settings {
  readonly #rules: ReadonlyMap<string, Change>
  readonly #silences: readonly Silence[]
  readonly #today: string

  /** `today` as `YYYY-MM-DD`. */
  constructor(rules: ReadonlyMap<string, Change>, silences: readonly Silence[], today: string) {
    this.#rules = rules
    this.#silences = silences
    this.#today = today
  }

  /** The findings that stay, with their severities as set, and how many were silenced. */
  apply(
    findings: readonly Finding[],
    agency: string | null,
  ): { readonly findings: readonly Finding[]; readonly silenced: number } {
    const kept = findings.flatMap((finding): Finding[] => {
      const change = this.#rules.get(finding.rule)
      const severity = change && this.#holds(change.until) ? change.severity : finding.severity
      if (severity === 'off' || this.#silences.some((silence) => this.#fits(silence, finding, agency))) return []
      return [severity === finding.severity ? finding : { ...finding, severity }]
    })
    return { findings: kept, silenced: findings.length - kept.length }
  }

  #fits({ rule, agency, identity, until }: Silence, finding: Finding, of: string | null): boolean {
    const fits = (wanted: string | null, given: string | null) => wanted === null || wanted === given
    return this.#holds(until) && fits(rule, finding.rule) && fits(agency, of) && fits(identity, finding.identity)
  }

  #holds(until: string | null): boolean {
    return until === null || this.#today <= until
  }
}

/** The settings that change nothing. */
export const NO_SETTINGS = new Settings(new Map(), [], '')

/** Reads a file. Throws `SettingsError` for what it says, the system's error where it cannot be read. */
export async function readSettings(path: string, today: string): Promise<Settings> {
  return settingsOf(await readFile(path, 'utf8'), today)
}

/** YAML is a superset of JSON, so the same reader takes both. */
export function settingsOf(text: string, today: string): Settings {
  const given = asMap(parseYaml(text) ?? {}, 'gouji.config')
  // Other parts of the program have keys of their own in the same file.
  const rules = new Map(Object.entries(asMap(given.rules ?? {}, 'rules')).map(([id, value]) => [id, changeOf(id, value)]))
  const list = given.silence ?? []
  if (!Array.isArray(list)) throw new SettingsError('no-list', 'silence')
  return new Settings(
    rules,
    list.map((entry, index) => silenceOf(entry, `silence[${index}]`)),
    today,
  )
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20 })
  } catch (error) {
    throw new SettingsError('not-yaml', error instanceof YAMLParseError ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

function changeOf(id: string, value: unknown): Change {
  knownRule(id, `rules.${id}`)
  // YAML 1.1 files say `off` for false.
  if (value === false) return { severity: 'off', until: null }
  if (typeof value === 'string') return { severity: severityOf(value, `rules.${id}`), until: null }
  const { severity, until, reason, ...rest } = asMap(value, `rules.${id}`)
  noMore(rest, `rules.${id}`)
  if (reason !== undefined && typeof reason !== 'string') throw new SettingsError('no-reason', `rules.${id}`)
  return { severity: severity === false ? 'off' : severityOf(severity, `rules.${id}`), until: dateOf(until, `rules.${id}.until`) }
}

function silenceOf(entry: unknown, at: string): Silence {
  const { rule, agency, identity, reason, until, ...rest } = asMap(entry, at)
  noMore(rest, at)
  if (typeof reason !== 'string' || reason.trim() === '') throw new SettingsError('no-reason', at)
  if (rule === undefined && agency === undefined && identity === undefined) throw new SettingsError('too-wide', at)
  const text = (value: unknown) => (value === undefined ? null : String(value))
  if (rule !== undefined) knownRule(String(rule), `${at}.rule`)
  return { rule: text(rule), agency: text(agency), identity: text(identity), until: dateOf(until, `${at}.until`) }
}

function knownRule(id: string, at: string): void {
  if (!allRules.some((rule) => rule.id === id)) throw new SettingsError('unknown-rule', at)
}

function severityOf(value: unknown, at: string): Change['severity'] {
  if (value !== 'error' && value !== 'warning' && value !== 'info' && value !== 'off') throw new SettingsError('bad-severity', at)
  return value
}

function dateOf(value: unknown, at: string): string | null {
  if (value === undefined) return null
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new SettingsError('bad-date', at)
  return value
}

function asMap(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SettingsError('unknown-key', at)
  return value as Record<string, unknown>
}

function noMore(rest: Record<string, unknown>, at: string): void {
  const [key] = Object.keys(rest)
  if (key !== undefined) throw new SettingsError('unknown-key', `${at}.${key}`)
}
