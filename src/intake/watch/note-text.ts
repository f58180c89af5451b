// The note that is laid beside a file when it is put away: for whoever dropped it there, in both languages.
import { safe } from '../../safe-text.js'
import type { DocumentDetail, DocumentState, StoredAnomaly } from '../../store/index.js'
import type { Refusal } from '../intake-event.js'
import { sayRefusal } from '../say-intake.js'

/** What became of a file. */
export type Outcome =
  | { readonly detail: DocumentDetail; readonly knownBefore: boolean }
  | { readonly refusal: Refusal; readonly detail?: undefined }

/** Findings listed in a note; more than that are read in the program. */
const MOST_LISTED = 200

type Severity = StoredAnomaly['severity']

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

interface NoteWords {
  readonly lang: 'zh' | 'en'
  readonly unknown: string
  readonly head: (path: string) => string
  readonly state: (state: DocumentState) => string
  readonly notTaken: string
  readonly about: (agency: string, year: string) => string
  readonly counts: (counts: Readonly<Record<Severity, number>>) => string
  readonly severity: Readonly<Record<Severity, string>>
  readonly more: (count: number) => string
  readonly none: string
  readonly knownBefore: string
  readonly failed: (sha256: string) => string
  readonly quarantined: (sha256: string) => string
}

const ZH: NoteWords = {
  lang: 'zh',
  unknown: '未能确定',
  head: (path) => `文件：${path}`,
  state: (state) => `结果：${STATES[state].zh}（${state}）`,
  notTaken: '结果：未收入',
  about: (agency, year) => `机关：${agency}；年度：${year}`,
  counts: ({ error, warning, info }) => `问题：错误 ${error} 条，警告 ${warning} 条，提示 ${info} 条`,
  severity: { error: '错误', warning: '警告', info: '提示' },
  more: (count) => `……另有 ${count} 条，请在审阅页面查看`,
  none: '未发现问题',
  knownBefore: '说明：内容完全相同的文件以前已经收过，这里是同一份结果',
  failed: (sha256) => `怎么办：原因在运行环境，不在文件。排除故障后运行 gouji status --retry ${sha256}`,
  quarantined: (sha256) =>
    `怎么办：读取这个文件时程序崩溃或超出限度，已停止再试。请检查文件，另存后重新放入；或运行 gouji status --retry ${sha256}`,
}

const EN: NoteWords = {
  lang: 'en',
  unknown: 'not certain',
  head: (path) => `File: ${path}`,
  state: (state) => `Result: ${STATES[state].en} (${state})`,
  notTaken: 'Result: not taken',
  about: (agency, year) => `Agency: ${agency}; year: ${year}`,
  counts: ({ error, warning, info }) => `Findings: ${error} errors, ${warning} warnings, ${info} for information`,
  severity: { error: 'error', warning: 'warning', info: 'info' },
  more: (count) => `… and ${count} more; see the review page`,
  none: 'Nothing was found',
  knownBefore: 'Note: a file with exactly the same content came in before; this is its result',
  failed: (sha256) =>
    `What to do: the environment is at fault, not the file. When it is mended run gouji status --retry ${sha256}`,
  quarantined: (sha256) =>
    `What to do: reading this file crashed or overran its bounds, so it is not tried again. Check it, save it anew and drop it again; or run gouji status --retry ${sha256}`,
}

const STATES: Readonly<Record<DocumentState, { readonly zh: string; readonly en: string }>> = {
  queued: { zh: '等待处理', en: 'waiting' },
  running: { zh: '正在处理', en: 'being read' },
  complete: { zh: '读全', en: 'read completely' },
  partial: { zh: '部分读出', en: 'read in part' },
  refused: { zh: '不能读取', en: 'cannot be read' },
  failed: { zh: '处理失败', en: 'failed' },
  quarantined: { zh: '已隔离', en: 'put away' },
}

/** Chinese first, then the same in English. `path` is where the file lay inside the watched folder. */
export function noteText(path: string, outcome: Outcome): string {
  const [zh, en] = [ZH, EN].map((words) => [words.head(safe(path)), ...linesOf(outcome, words)].join('\n'))
  return `${zh}\n\n----\n\n${en}\n`
}

function linesOf(outcome: Outcome, words: NoteWords): readonly string[] {
  if (!outcome.detail) return [words.notTaken, sayRefusal(outcome.refusal)[words.lang]]
  const { document, reading } = outcome.detail
  const report = reading?.extraction.report
  const lines = [words.state(document.state)]
  if (outcome.knownBefore) lines.push(words.knownBefore)
  if (document.message) lines.push(safe(document.message[words.lang]))
  if (document.state === 'failed') lines.push(words.failed(document.sha256))
  if (document.state === 'quarantined') lines.push(words.quarantined(document.sha256))
  if (report) lines.push(words.about(safe(report.agency ?? words.unknown), String(report.year ?? words.unknown)))
  return report ? [...lines, ...findings(outcome.detail, words)] : lines
}

function findings({ anomalies }: DocumentDetail, words: NoteWords): readonly string[] {
  const bySeverity = SEVERITIES.map((severity) => anomalies.filter((one) => one.present && one.severity === severity))
  const all = bySeverity.flat()
  if (all.length === 0) return [words.none]
  const [error = 0, warning = 0, info = 0] = bySeverity.map(({ length }) => length)
  const listed = all
    .slice(0, MOST_LISTED)
    .map(({ severity, message }, index) => `${index + 1}. [${words.severity[severity]}] ${safe(message[words.lang])}`)
  const more = all.length > MOST_LISTED ? [words.more(all.length - MOST_LISTED)] : []
  return [words.counts({ error, warning, info }), ...listed, ...more]
}
