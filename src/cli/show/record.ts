import type { TableName } from '../../layouts/index.js'
import type { Extraction } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import type { Paint } from '../paint.js'
import { WORDS, type Words } from '../words/index.js'
import { findingLines } from './finding.js'
import type { Spots } from './spots.js'
import type { View } from './view.js'

const INDENT = '  '

/**
 * One file as a person wants to read it: whose report it is and how well it was read, what was
 * mended, what does not add up and where, and what could not be decided. Ends with an empty line.
 */
export function showRecord(path: string, extraction: Extraction, spots: Spots, view: View): string {
  const words = WORDS[view.lang]
  const lines = [view.paint('strong', safe(path)), INDENT + headline(extraction, words, view.paint)]
  if (extraction.reason) lines.push(INDENT + safe(extraction.reason.message))
  if (extraction.status !== 'refused') {
    lines.push(`${INDENT}${words.tables}${words.colon}${formsLine(extraction, words)}`)
    lines.push(`${INDENT}${words.cells}${words.colon}${cellsLine(extraction, words)}`)
    if (extraction.repairs.length > 0) lines.push(`${INDENT}${words.repairs}${words.colon}${repairsLine(extraction, words)}`)
    lines.push(...findings(extraction, spots, view))
    const undecided = extraction.undecided.filter(({ rule }) => !NEED_AN_ADDRESS.has(rule))
    if (undecided.length > 0) lines.push(`${INDENT}${words.undecided}${words.colon}${undecidedLine(undecided, words)}`)
  }
  return `${lines.join('\n')}\n\n`
}

function headline({ report, status, source }: Extraction, words: Words, paint: Paint): string {
  const parts = report
    ? [safe(report.agency ?? words.unknownAgency), report.year === null ? words.unknownYear : words.year(report.year)]
    : []
  if (source.format) parts.push(words.format[source.format] + (source.charset ? words.note(safe(source.charset)) : ''))
  const meaning = status === 'complete' ? 'good' : status === 'partial' ? 'warning' : 'error'
  return [...parts, paint(meaning, words.status[status])].join(words.comma)
}

function formsLine({ layouts }: Extraction, words: Words): string {
  const tables = Object.keys(layouts ?? {}) as TableName[]
  return tables.map((table) => `${words.table[table]} ${words.form(layouts?.[table] ?? null)}`).join(words.comma)
}

function cellsLine({ cells }: Extraction, words: Words): string {
  const counts = new Map<keyof Words['state'], number>()
  for (const { state } of Object.values(cells)) counts.set(state, (counts.get(state) ?? 0) + 1)
  const total = words.cellCount(Object.keys(cells).length)
  return [total, ...[...counts].map(([state, number]) => words.stateCount(state, number))].join(words.comma)
}

/** Repairs by fixer; what exactly was changed is `gouji explain`'s to say. */
function repairsLine({ repairs }: Extraction, words: Words): string {
  const kinds = new Map<string, { fixer: string; certainty: keyof Words['certainty']; times: number }>()
  for (const { fixer, certainty, times } of repairs) {
    const key = `${fixer} ${certainty}`
    kinds.set(key, { fixer, certainty, times: times + (kinds.get(key)?.times ?? 0) })
  }
  return [...kinds.values()]
    .map(({ fixer, times, certainty }) => words.repairCount(fixer, times, words.certainty[certainty]))
    .join(words.listComma)
}

const RANK = { error: 0, warning: 1, info: 2 } as const

/** The findings, the worst first. */
function findings({ anomalies }: Extraction, spots: Spots, view: View): string[] {
  const ranked = [...anomalies].sort((a, b) => RANK[a.severity] - RANK[b.severity])
  const lines = ranked.flatMap((anomaly) => findingLines(anomaly, spots, view))
  return (lines.length > 0 ? lines : [view.paint('good', WORDS[view.lang].noFindings)]).map((line) => INDENT + line)
}

/** What could not be decided: one reason a rule, and how many more there are. */
/** Rules that need to know when and where a report was published: nobody wants to hear of each file of a disk that it does not say. */
const NEED_AN_ADDRESS: ReadonlySet<string> = new Set(['official-source', 'published-by-deadline'])

function undecidedLine(undecided: Extraction['undecided'], words: Words): string {
  const byRule = new Map<string, string[]>()
  for (const { rule, why } of undecided) byRule.set(rule, [...(byRule.get(rule) ?? []), why])
  return [...byRule].map(([rule, whys]) => words.undecidedOf(rule, safe(whys[0] ?? ''), whys.length)).join(words.listComma)
}
