// What rules say when a reviewer's values stand in the place of the printed ones. Only rules that read a corrected
// cell are asked, and each is asked twice, of the values as printed and as corrected: a finding has gone where the
// rule still finds it as printed and not as corrected, so that nothing that the rebuilt report lacks looks settled.
import { AcrossCheck, type Extraction } from '../../pipeline/index.js'
import { type Anomaly, anyRuleById, type Rule, ruleById, rules, runRules } from '../../rules/index.js'
import type { DocumentDetail, StoredAnomaly } from '../../store/index.js'
import type { Corrected, Said } from '../api.js'
import { type Corrections, correctedExtraction, rebuiltReport } from './rebuilt-report.js'

export interface UnderCorrection {
  /** Identities of findings that the corrected values do not have any more. */
  readonly settled: ReadonlySet<string>
  /** Findings that only the corrected values have, or that say something else with them. */
  readonly remaining: Corrected['remaining']
}

/** The corrections that are in force, with those that are being made laid over. */
export function correctionsOf(
  detail: DocumentDetail,
  made: readonly { readonly cell: string; readonly value: number | null }[] = [],
): Corrections {
  const kept = Object.entries(detail.corrections).flatMap(([cell, { value, stale }]): [string, number | null][] =>
    stale ? [] : [[cell, value]],
  )
  return new Map([...kept, ...made.map(({ cell, value }): [string, number | null] => [cell, value])])
}

/** `results`: stored results by sha256, for rules between reports. */
export async function underCorrection(
  detail: DocumentDetail,
  corrections: Corrections,
  results: (hashes: readonly string[]) => AsyncIterable<Extraction>,
): Promise<UnderCorrection> {
  const extraction = detail.reading?.extraction
  if (!extraction || corrections.size === 0) return { settled: new Set(), remaining: [] }
  const alone = aloneUnder(extraction, corrections)
  const across = await acrossUnder(detail.anomalies, extraction, corrections, results)
  return { settled: new Set([...alone.settled, ...across]), remaining: alone.remaining }
}

function aloneUnder(extraction: Extraction, corrections: Corrections): UnderCorrection {
  const asked = rules.filter((rule) => readsAny(rule, corrections))
  const [printed, corrected] = [new Map<string, number | null>(), corrections].map((values) =>
    findingsIn(extraction, values, asked),
  ) as [Map<string, Found>, Map<string, Found>]
  const settled = new Set([...printed.keys()].filter((identity) => !corrected.has(identity)))
  const remaining = [...corrected].flatMap(([identity, { rule, message }]) =>
    printed.get(identity)?.message.zh === message.zh ? [] : [{ identity, rule, message }],
  )
  return { settled, remaining }
}

interface Found {
  readonly rule: string
  readonly message: Said
}

function findingsIn(extraction: Extraction, corrections: Corrections, asked: readonly Rule[]): Map<string, Found> {
  const report = rebuiltReport(extraction, corrections)
  if (report === null) return new Map()
  const { sha256 } = extraction.source
  const [zh, en] = (['zh', 'en'] as const).map((lang) => runRules(report, { sha256, lang, rules: asked }).anomalies) as [
    readonly Anomaly[],
    readonly Anomaly[],
  ]
  return new Map(
    zh.map(({ identity, rule, message }, at) => [identity, { rule, message: { zh: message, en: en[at]?.message ?? message } }]),
  )
}

/** Whether a rule reads one of the cells; `*` in what it reads stands for one or more steps of a key. */
function readsAny({ reads }: Pick<Rule, 'reads'>, corrections: Corrections): boolean {
  const patterns = reads.map((pattern) => new RegExp(`^${pattern.split('*').map(literal).join('.+')}$`))
  return [...corrections.keys()].some((key) => patterns.some((pattern) => pattern.test(key)))
}

function literal(text: string): string {
  return text.replace(/[.\\+?^$()[\]{}|]/g, '\\$&')
}

/** Findings across reports that compared a corrected cell: with the same documents beside, as printed and as corrected. */
async function acrossUnder(
  anomalies: readonly StoredAnomaly[],
  extraction: Extraction,
  corrections: Corrections,
  results: (hashes: readonly string[]) => AsyncIterable<Extraction>,
): Promise<string[]> {
  const concerned = anomalies.filter(
    ({ present, rule, cells, against }) =>
      present &&
      against.length > 0 &&
      ruleById(rule) === undefined &&
      anyRuleById(rule) &&
      cells.some((key) => corrections.has(key)),
  )
  if (concerned.length === 0) return []
  const { sha256 } = extraction.source
  const others: Extraction[] = []
  for await (const other of results([...new Set(concerned.flatMap(({ against }) => against))])) {
    if (other.source.sha256 !== sha256) others.push(other)
  }
  const identities = (own: Extraction) => {
    const check = new AcrossCheck()
    for (const other of others) check.add(other)
    check.add(own)
    return new Set(
      check
        .finish()
        .get(sha256)
        ?.anomalies.map(({ identity }) => identity),
    )
  }
  const [printed, corrected] = [identities(extraction), identities(correctedExtraction(extraction, corrections))]
  return concerned.flatMap(({ identity }) => (printed.has(identity) && !corrected.has(identity) ? [identity] : []))
}
