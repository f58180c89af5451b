import { type Place, traced } from '../document/index.js'
import type {
  Caption,
  FormName,
  MatchedLabel,
  Prose,
  Reading,
  ReadTable,
  Report,
  ReportCell,
  Section,
  SectionKind,
  TableName,
} from '../layouts/index.js'
import {
  APPLICATION_COLUMNS,
  applicationKey,
  applicationRows,
  DISPUTE_GROUPS,
  DISPUTE_OUTCOMES,
  hasApplications,
} from './table/form-keys.js'
import { proactiveKeys } from './table/proactive-figures.js'

/**
 * A record in a few lines, for the examples of rules and their tests. What is not given is that of a
 * sound report on 2023: six sections in order, the form of 2021, every cell 0.
 */
export interface ExampleSpec {
  /** What the example shows, in Chinese: printed on the rule's page. */
  readonly shows: string
  readonly year?: number | null
  readonly agency?: string | null
  readonly title?: string | null
  /** What cells print: a number, `''` blank, `/`, `无`, `××` left unfilled, `3≠4` twice and differently; null takes the cell away. */
  readonly cells?: Readonly<Record<string, number | string | null>>
  /** The form of each table; null takes the table away. */
  readonly forms?: Partial<Readonly<Record<TableName, FormName | null>>>
  /** Keys of rows and columns that a table lacks. */
  readonly missing?: Partial<Readonly<Record<TableName, readonly string[]>>>
  /** Printed subtotal rows of the applications table: keys of their parts and what they print, by column. */
  readonly subtotals?: readonly {
    readonly label: string
    readonly parts: readonly string[]
    readonly cells: Readonly<Record<string, number | string>>
  }[]
  /** Figures of a second copy of the disputes table. */
  readonly again?: Readonly<Record<string, number>>
  readonly format?: Report['format']
  readonly preamble?: string
  /** Prose of a section by its kind, added to the six; paragraphs are separated by a line break. Sections one and five say a little by themselves. */
  readonly prose?: Partial<Readonly<Record<SectionKind, string>>>
  /** All headings, instead of the six: `一、总体情况`. A kind is found as the layouts find it. */
  readonly headings?: readonly string[]
  readonly captions?: readonly number[]
  readonly labels?: readonly Pick<MatchedLabel, 'of' | 'printed' | 'official' | 'fit'>[]
  readonly period?: readonly [from: string, to: string] | null
  /** A date, or a date that was repaired with this certainty. */
  readonly signedOn?: string | { readonly date: string; readonly repaired: 'certain' | 'likely' | 'guess' } | null
  /** The day on which the copy says that it was posted. */
  readonly postedOn?: string
  readonly lostCharacters?: number
  readonly cutOff?: boolean
}

const SIX = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]

const KINDS: readonly (readonly [RegExp, SectionKind])[] = [
  [/主动公开/, 'proactive'],
  [/申请情况/, 'applications'],
  [/复议|诉讼/, 'disputes'],
  [/问题/, 'problems'],
  [/其[他它]需要报告/, 'other'],
  [/总体|概述|基本情况/, 'overview'],
]

const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']

const NUMERALS = '一二三四五六七八九十'

/** What sections one and five of a sound report say where an example gives them no prose: short, and without figures or years. */
const SOUND: Partial<Readonly<Record<SectionKind, string>>> = {
  overview: '本单位落实条例各项规定，及时公开群众关心的信息，管好网站和栏目，做好监督保障。',
  problems: '公开的内容还不够丰富，解读的形式还不够多样，今后将多听群众意见，逐步加以改进。',
}

/** Builds the record that a specification describes. */
export function exampleReport(spec: ExampleSpec): Report {
  const year = spec.year === undefined ? 2023 : spec.year
  const agency = spec.agency === undefined ? '平川县档案局' : spec.agency
  const forms = { proactive: '2021', applications: '2021', disputes: '2021', ...spec.forms } as Record<TableName, FormName | null>
  const period = spec.period === undefined ? (year === null ? null : [`${year}-01-01`, `${year}-12-31`]) : spec.period
  const signed = typeof spec.signedOn === 'string' ? { date: spec.signedOn } : (spec.signedOn ?? null)
  return {
    format: spec.format ?? 'text',
    title: spec.title === undefined ? `${agency ?? ''}${year ?? ''}年政府信息公开工作年度报告` : spec.title,
    titlePlace: line(1),
    agency,
    year,
    period: period
      ? { from: period[0] as string, to: period[1] as string, seen: `${period[0]}至${period[1]}`, place: line(2) }
      : null,
    signedOn: signed && { ...signed, seen: signed.date, place: line(99) },
    postedOn: spec.postedOn === undefined ? null : { date: spec.postedOn, seen: spec.postedOn, place: line(1) },
    preamble: spec.preamble === undefined ? [] : paragraphs(spec.preamble, 2),
    sections: (spec.headings ?? SIX).map((heading, index) => section(heading, index, spec.prose ?? {})),
    captions: (spec.captions ?? []).map(
      (number, index): Caption => ({ number, seen: `表${NUMERALS[number - 1] ?? number}`, place: line(20 + index) }),
    ),
    tables: (['proactive', 'applications', 'disputes'] as const).flatMap((table) => readTable(table, forms[table], spec)),
    cells: cellsOf(forms, spec.cells ?? {}),
    lostCharacters: spec.lostCharacters ?? 0,
    cutOff: spec.cutOff ?? false,
  }
}

function line(number: number): Place {
  return { in: 'text', line: number }
}

function paragraphs(text: string, from: number): Prose[] {
  return text.split('\n').map((paragraph, index) => ({ text: traced(paragraph), place: line(from + index) }))
}

function section(heading: string, index: number, prose: Partial<Readonly<Record<SectionKind, string>>>): Section {
  const kind = KINDS.find(([words]) => words.test(heading))?.[1] ?? null
  const printed = NUMERALS.indexOf(heading.charAt(0)) + 1
  const text = kind === null ? undefined : (prose[kind] ?? SOUND[kind])
  return {
    number: heading.charAt(1) === '、' && printed > 0 ? printed : kind && ORDER.indexOf(kind) + 1,
    kind,
    heading: { text: traced(heading), place: line(10 * (index + 1)) },
    prose: text === undefined ? [] : paragraphs(text, 10 * (index + 1) + 1),
  }
}

function readTable(table: TableName, form: FormName | null, spec: ExampleSpec): ReadTable[] {
  if (form === null) return []
  const place = line({ proactive: 25, applications: 35, disputes: 45 }[table])
  const labels = table === 'applications' ? (spec.labels ?? []).map((label): MatchedLabel => ({ ...label, place })) : []
  const subtotals =
    table === 'applications' ? (spec.subtotals ?? []).map((row) => ({ ...row, cells: subtotalCells(row.cells) })) : []
  const copy =
    table === 'disputes' && spec.again ? Object.entries(spec.again).map(([key, printed]) => cellOf(key, printed, line(80))) : null
  return [
    {
      table,
      form,
      labels,
      missing: spec.missing?.[table] ?? [],
      apart: [],
      subtotals,
      ...(copy ? { again: [copy] } : {}),
      place,
    },
  ]
}

function subtotalCells(printed: Readonly<Record<string, number | string>>): Record<string, ReportCell> {
  return Object.fromEntries(Object.entries(printed).map(([column, one]) => [column, cellOf(column, one, line(90))]))
}

function cellsOf(forms: Record<TableName, FormName | null>, given: Readonly<Record<string, number | string | null>>) {
  const keys: string[] = hasApplications(forms.proactive) ? proactiveKeys(forms.proactive) : []
  if (hasApplications(forms.applications))
    for (const row of applicationRows(forms.applications))
      for (const column of APPLICATION_COLUMNS) keys.push(applicationKey(row, column))
  if (forms.disputes !== null)
    for (const group of DISPUTE_GROUPS) for (const outcome of [...DISPUTE_OUTCOMES, 'total']) keys.push(`${group}.${outcome}`)
  const known = new Set(keys)
  for (const key of Object.keys(given)) if (!known.has(key)) keys.push(key)
  const cells = new Map<string, ReportCell>()
  for (const [index, key] of keys.entries()) {
    const printed = given[key] === undefined ? 0 : given[key]
    if (printed === null) continue
    cells.set(key, cellOf(key, printed, line(100 + index)))
  }
  return cells
}

function cellOf(key: string, printed: number | string, place: Place): ReportCell {
  const raw = String(printed).replace(/≠.*/, '')
  return { key, reading: readingOf(printed), raw, text: traced(raw), place }
}

function readingOf(printed: number | string): Reading {
  if (typeof printed === 'number') return { state: 'value', value: printed }
  if (printed === '') return { state: 'blank' }
  if (printed === '/') return { state: 'dash' }
  if (printed === '无') return { state: 'none' }
  if (printed === '××') return { state: 'placeholder' }
  return { state: 'unreadable', why: printed.includes('≠') ? 'printed-twice-differently' : 'not-a-number' }
}
