// Holds results against each other. A result is all that is needed: what must be kept of each is small, so a
// caller with ten thousand documents adds them one by one and keeps nothing else.
import type { Registry } from '../agencies/index.js'
import type { Format, Place } from '../document/index.js'
import { allRules, type ComparedSection, collectAcross, type DigestSource, type Findings } from '../rules/index.js'
import type { ExtractedReport, Extraction, Lang } from './extraction.js'
import { placeOf } from './section-places.js'

/**
 * `lang`: of the sentences, Chinese by default. `registry`: the agencies that a user named. `only`: sha256 of the one document
 * whose findings are wanted.
 */
export interface AcrossOptions {
  readonly lang?: Lang
  readonly registry?: Registry
  readonly only?: string
}

/** What is kept of a result to compare it with others, some 13 KB; who compares it again need not have the result again. */
export type Comparable = NonNullable<ReturnType<ReturnType<typeof collectAcross>['add']>>

/** Null where nothing says whose report it is and on which year, or its tables were not read. */
export function comparableOf(extraction: Extraction): Comparable | null {
  const source = sourceOf(extraction)
  return source && collectAcross().add(source)
}

/** Collects results one by one; `finish` gives what does not fit together, by the sha256 of the document. */
export class AcrossCheck {
  readonly #collector = collectAcross()

  /** Takes a result. `baseline`: it is compared with, and gets no findings of its own. */
  add(extraction: Extraction, options: { readonly baseline?: boolean } = {}): void {
    const source = sourceOf(extraction)
    if (source) this.#collector.add(source, options)
  }

  /** Takes what was kept of a result. */
  take(comparable: Comparable): void {
    this.#collector.take(comparable)
  }

  finish({ lang = 'zh', registry, only }: AcrossOptions = {}): ReadonlyMap<string, Findings> {
    return this.#collector.finish({ lang, ...(registry ? { registry } : {}), ...(only === undefined ? {} : { only }) })
  }
}

/** The same results, in their order, with the findings that compare them with each other. */
export function checkAcross(extractions: readonly Extraction[], options: AcrossOptions = {}): Extraction[] {
  const check = new AcrossCheck()
  for (const extraction of extractions) check.add(extraction)
  const found = check.finish(options)
  return extractions.map((extraction) => withFindings(extraction, found.get(extraction.source.sha256)))
}

const ORDER = new Map(allRules.map(({ id }, order) => [id, order]))

/** A result with further findings, all in the order of the rules. Findings of an earlier run across are replaced. */
export function withFindings(extraction: Extraction, found: Findings | undefined): Extraction {
  if (found === undefined) return extraction
  const across = new Set(acrossIds)
  const alone = <Said extends { readonly rule: string }>(list: readonly Said[]) => list.filter(({ rule }) => !across.has(rule))
  const ordered = <Said extends { readonly rule: string }>(list: readonly Said[]) =>
    [...list].sort((a, b) => (ORDER.get(a.rule) ?? 0) - (ORDER.get(b.rule) ?? 0))
  return {
    ...extraction,
    anomalies: ordered([...alone(extraction.anomalies), ...found.anomalies]),
    undecided: ordered([...alone(extraction.undecided), ...found.undecided]),
  }
}

/** Ids of the rules between reports. */
export const acrossIds: readonly string[] = allRules.filter((rule) => 'kind' in rule).map(({ id }) => id)

/** What comparing needs of a result; null where its tables were not read. */
export function sourceOf({ source, status, report, layouts, cells }: Extraction): DigestSource | null {
  if (report === null || layouts === null) return null
  return {
    sha256: source.sha256,
    agency: report.agency,
    year: report.year,
    signedOn: report.signedOn,
    complete: status === 'complete',
    forms: layouts,
    cells,
    sections: report.sections.flatMap((section) => {
      const kind = kindOf(section)
      return kind === null ? [] : [{ kind, text: section.text, place: placeOf(section) ?? beginning(source.format) }]
    }),
  }
}

/** Sections are told by their heading; the number only where the heading says nothing, since old reports counted otherwise. */
function kindOf({ number, heading }: ExtractedReport['sections'][number]): ComparedSection | null {
  if (/总体|總體|概述|概况|概況|基本情况|基本情況/.test(heading)) return 'overview'
  if (/问题|問題/.test(heading)) return 'problems'
  if (/公开|公開|申请|申請|复议|復議|诉讼|訴訟|其他|其它/.test(heading)) return null
  return number === 1 ? 'overview' : number === 5 ? 'problems' : null
}

/** The document as a whole, where a result from elsewhere does not say where its sections stand. */
function beginning(format: Format | null): Place {
  if (format === 'pdf') return { in: 'pdf', page: 1, box: { x0: 0, y0: 0, x1: 0, y1: 0 } }
  if (format === 'docx') return { in: 'docx', part: 'word/document.xml', path: '' }
  return format === 'html' ? { in: 'html', path: '' } : { in: 'text', line: 1 }
}
