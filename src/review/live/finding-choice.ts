import type { FindingQuery } from '../api.js'
import { ruleTitles } from '../view/rule-titles.js'
import type { FieldColumn } from './field-column.js'

/** What findings are chosen and counted by. */
export const FIELDS = ['severity', 'rule', 'agency', 'region', 'year', 'status', 'cause', 'format', 'stale', 'present'] as const
export type Field = (typeof FIELDS)[number]

/** A query as tables of numbers, for one pass over the rows. */
export interface Chosen {
  /** By field, then number of value: whether it is let through; null where all are. */
  readonly admitted: readonly (Uint8Array | null)[]
  /** The fields that not all are let through by. */
  readonly restricted: readonly number[]
  /** By field: the numbers of the rows' values. */
  readonly codes: readonly Int32Array[]
  /** Whether a row has all the words that are looked for; null where there are none. */
  readonly words: ((row: number, identity: string) => boolean) | null
}

/** Letters of an identity that tell it from a number or a word. */
const SHORTEST_IDENTITY = 6

export function admitting(query: FindingQuery, columns: Readonly<Record<Field, FieldColumn>>): Chosen {
  const wanted: Partial<Record<Field, readonly (string | number | boolean)[]>> = {
    ...query,
    stale: query.stale === undefined ? [] : [query.stale],
    present: [query.present ?? true],
  }
  const admitted = FIELDS.map((field) => {
    const values = new Set((wanted[field] ?? []).map(String))
    return values.size === 0 ? null : columns[field].allowed((value) => values.has(value))
  })
  return {
    admitted,
    restricted: FIELDS.flatMap((_, at) => (admitted[at] === null ? [] : [at])),
    codes: FIELDS.map((field) => columns[field].rows),
    words: wordsOf(query.q ?? '', columns),
  }
}

function wordsOf(text: string, { agency, rule, year }: Readonly<Record<Field, FieldColumn>>): Chosen['words'] {
  const rows = { agency: agency.rows, rule: rule.rows, year: year.rows }
  const tests = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const agencies = agency.allowed((name) => name.toLowerCase().includes(word))
      const rules = rule.allowed((id) => id.includes(word) || ruleTitles(id).some((title) => title.toLowerCase().includes(word)))
      const years = year.allowed((value) => value === word)
      const identities = word.length >= SHORTEST_IDENTITY && /^[0-9a-f]+$/.test(word)
      return (row: number, identity: string) =>
        agencies[rows.agency[row] as number] === 1 ||
        rules[rows.rule[row] as number] === 1 ||
        years[rows.year[row] as number] === 1 ||
        (identities && identity.startsWith(word))
    })
  const [first] = tests
  if (first === undefined) return null
  // One word is the usual case, and this is asked of every row.
  return tests.length === 1 ? first : (row, identity) => tests.every((test) => test(row, identity))
}
