// Claim: every blank of the template was filled in: no XX年, ××局, （单位名称）, 信息　　条, and no ×× in the tables.
// Seen: 主动公开信息  条 in a published report; ×× left in cells.
// Leaves alone: titles in quotation marks, names of persons that are hidden on purpose, letters inside addresses.
// Known limit: a number that is missing without any gap is seen only in the commonest wordings, and only where this copy lost no characters.
import { type Evidence, evidence } from '../document/index.js'
import type { Prose, Report, SectionKind, TableName } from '../layouts/index.js'
import { maskFigures } from './identity.js'
import { placeholdersIn } from './prose/placeholders.js'
import { consistent, type Outcome, type Rule, type SomeEvidence } from './rule.js'
import { tableName } from './table/names.js'

type Blank =
  | { readonly where: 'text'; readonly words: string; readonly line: string }
  | { readonly where: 'table'; readonly table: TableName; readonly cells: number }

function check(report: Report): Outcome<Blank>[] {
  const outcomes = [
    ...inText(report),
    ...(['proactive', 'applications', 'disputes'] as const).flatMap((table) => inTable(report, table)),
  ]
  return outcomes.length === 0 ? [consistent] : outcomes
}

interface Line {
  readonly section: SectionKind | 'title' | 'preamble' | 'unknown'
  readonly text: string
  readonly seen: Evidence
}

function* linesOf(report: Report): Generator<Line> {
  if (report.title !== null && report.titlePlace !== null)
    yield { section: 'title', text: report.title, seen: evidence(report.title, report.titlePlace) }
  yield* lines(report.preamble, 'preamble')
  for (const { kind, heading, prose } of report.sections) yield* lines([heading, ...prose], kind ?? 'unknown')
}

function* lines(all: readonly Prose[], section: Line['section']): Generator<Line> {
  for (const { text, place } of all)
    for (const line of text.now.split('\n'))
      if (line.trim() !== '') yield { section, text: line.trim(), seen: evidence(line.trim(), place) }
}

/** So many characters around a blank are shown. */
const AROUND = 24

function inText(report: Report): Outcome<Blank>[] {
  const ordinals = new Map<string, number>()
  const outcomes: Outcome<Blank>[] = []
  for (const { section, text, seen } of linesOf(report)) {
    for (const { from, to, seen: words } of placeholdersIn(text)) {
      const around = text.slice(Math.max(0, from - AROUND), to + AROUND)
      const masked = maskFigures(around)
      const ordinal = ordinals.get(section + masked) ?? 0
      ordinals.set(section + masked, ordinal + 1)
      // Where this copy dropped characters, the number may have been one of them.
      const lost = report.lostCharacters > 0
      outcomes.push({
        is: 'inconsistent',
        cells: [],
        subject: { of: 'sentence', section, claim: 'blank', masked, ordinal },
        evidence: [evidence(around, seen.place)],
        data: { where: 'text', words: words.trim(), line: around },
        ...(lost ? { severity: 'warning' as const, cause: 'damage' as const } : {}),
      })
    }
  }
  return outcomes
}

const STARTS: Readonly<Record<TableName, RegExp>> = {
  proactive: /^(?:proactive\.|legacy\.)/,
  applications: /^applications\./,
  disputes: /^(?:reconsideration|litigation)\./,
}

function inTable(report: Report, table: TableName): Outcome<Blank>[] {
  const blank = [...report.cells.values()].filter(
    ({ key, reading }) => STARTS[table].test(key) && reading.state === 'placeholder',
  )
  if (blank.length === 0) return []
  return [
    {
      is: 'inconsistent',
      cells: blank.map(({ key }) => key),
      evidence: blank.map(({ raw, place }) => evidence(raw.trim(), place)) as unknown as SomeEvidence,
      data: { where: 'table', table, cells: blank.length },
    },
  ]
}

/** No blank of the template was left standing. */
export const figureFilledIn: Rule<Blank> = {
  id: 'figure-filled-in',
  catalogue: ['TXT-13'],
  group: 'prose',
  severity: 'error',
  title: { zh: '数字和名称都已填写', en: 'Figures and names are filled in' },
  about: {
    checks: {
      zh: '标题、正文和表里没有留下模板的空白：“XX年”“××局”“（单位名称）”、“信息　　条”中间空着、表格里的“××”。',
      en: 'No blank of the template was left in title, text or tables: XX年, ××局, （单位名称）, a gap before 条 or 件, ×× in a cell.',
    },
    leavesAlone: {
      zh: '书名号、引号里的“××”；有意隐去的人名；网址里的字母；表格里留空、“/”、“无”（由各勾稽规则按 0 计）。',
      en: '×× inside quotation marks; names hidden on purpose; letters in addresses; cells left empty or filled with / or 无, which count as 0.',
    },
  },
  reads: ['title', 'preamble', 'sections', 'proactive.*', 'applications.*', 'reconsideration.*', 'litigation.*'],
  check,
  messages: {
    zh: (data) =>
      data.where === 'table'
        ? `${tableName(data.table, 'zh')}有 ${data.cells} 格还是待填写的占位符。请填上数字，没有的填 0。`
        : `“${data.line}”里有没填的地方（“${data.words}”）。请填上，或删去这句话。`,
    en: (data) =>
      data.where === 'table'
        ? `In ${tableName(data.table, 'en')} ${data.cells} cells still hold a blank to be filled in. Fill in the figures, 0 where there is none.`
        : `A blank was left in “${data.line}” (“${data.words}”). Fill it in, or delete the sentence.`,
  },
  examples: {
    consistent: [
      {
        shows: '都已填写',
        prose: { overview: '2023年，我局主动公开政府信息30条，解读《关于××路改造的通告》，网址www.xxgk.example。' },
      },
    ],
    inconsistent: [
      { shows: '条数没有填', prose: { overview: '2023年，我局主动公开政府信息    条。' } },
      { shows: '单位名称没有填', title: 'XX局2023年政府信息公开工作年度报告' },
      { shows: '表里还是 ××', cells: { 'applications.newlyReceived.total': '××' } },
    ],
    cannotTell: [],
  },
}
