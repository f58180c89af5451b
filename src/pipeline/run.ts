// Runs the stages on one document and keeps every intermediate, so that whoever explains or draws a
// result only shows what is here. Input that cannot be read becomes a refused result, never an exception.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { EngineAssets, ParseHint } from '../../parsers/parser.js'
import { type Format, InputRefused, type ParsedDocument, type ReasonCode, type ReasonData } from '../document/index.js'
import { type CellMatch, type Extracted, formOf, type Report, type ReportCell } from '../layouts/index.js'
import { summarise } from '../repair/index.js'
import type { Findings } from '../rules/index.js'
import { engineOf } from './engine.js'
import type { ExtractedCell, ExtractedReport, Extraction, Lang } from './extraction.js'
import { judgeStatus, type Shortfall } from './judge-status.js'
import { reasonMessage } from './reasons.js'
import { placed } from './section-places.js'
import { stages } from './stages.js'

/** `lang`: language of sentences, Chinese by default. `assets`: where the PDF engine keeps its data. */
export interface RunOptions {
  readonly lang?: Lang
  readonly assets?: EngineAssets
}

/** A result with everything that was made on the way to it. */
export interface Run {
  readonly sha256: string
  readonly bytes: number
  readonly parsed: ParsedDocument | null
  readonly repaired: ParsedDocument | null
  readonly folded: ParsedDocument | null
  readonly report: Report | null
  readonly matches: readonly CellMatch[]
  readonly refusal: InputRefused | null
  /** Why the result is not complete, as data for a sentence in any language. */
  readonly shortfall: Shortfall | null
  readonly extraction: Extraction
}

interface Source {
  readonly sha256: string
  readonly bytes: number
}

/** Reads one document. Throws only for errors of the program itself. */
export async function run(input: Uint8Array, hint: ParseHint, options: RunOptions = {}): Promise<Run> {
  const bytes = plainBytes(input)
  const source: Source = { sha256: bytesToHex(sha256(bytes)), bytes: bytes.length }
  const lang = options.lang ?? 'zh'
  let parsed: ParsedDocument
  try {
    parsed = await stages.parse(bytes, hint, options.assets ?? {})
  } catch (error) {
    if (error instanceof InputRefused) return refused(source, error, lang, {})
    throw error
  }
  const repaired = stages.repair(parsed)
  const folded = stages.fold(repaired)
  const extracted = stages.extract(folded)
  const kept = { parsed, repaired, folded }
  if (!extracted.report) return refused(source, new InputRefused('not-a-report'), lang, kept)
  const { report } = extracted
  const findings = stages.check(report, source.sha256, lang)
  const shortfall = judgeStatus(report, folded, extracted.notes)
  return {
    ...source,
    ...kept,
    report,
    matches: extracted.matches,
    refusal: null,
    shortfall,
    extraction: extractionOf(source, folded, { ...extracted, report, shortfall }, findings, lang),
  }
}

/** Subclasses (Node's Buffer) cut and copy differently; parsers see the same bytes as a plain array. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  const plain = Object.getPrototypeOf(bytes) === Uint8Array.prototype
  return plain ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A refused result for input that was never handed to a parser. */
export function refuse(source: Source, code: ReasonCode, data: ReasonData, lang: Lang): Run {
  return refused(source, new InputRefused(code, data), lang, {})
}

type Kept = Partial<Pick<Run, 'parsed' | 'repaired' | 'folded'>>

function refused(source: Source, refusal: InputRefused, lang: Lang, kept: Kept): Run {
  const document = kept.parsed ?? null
  const extraction: Extraction = {
    schema: 'gouji/1',
    engine: engineOf(),
    source: sourceOf(source, document?.format ?? null, document?.charset),
    status: 'refused',
    reason: { code: refusal.code, message: reasonMessage(refusal.code, refusal.data, lang) },
    report: null,
    layouts: null,
    cells: {},
    repairs: kept.repaired ? summarise(kept.repaired) : [],
    anomalies: [],
    undecided: [],
    notes: document?.notes ?? [],
  }
  const none = { parsed: null, repaired: null, folded: null, report: null, matches: [] }
  const shortfall = { code: refusal.code, data: refusal.data }
  return { ...source, ...none, ...kept, refusal, shortfall, extraction }
}

function extractionOf(
  source: Source,
  document: ParsedDocument,
  extracted: Extracted & { readonly report: Report; readonly shortfall: Shortfall | null },
  findings: Findings,
  lang: Lang,
): Extraction {
  const { report, shortfall } = extracted
  return {
    schema: 'gouji/1',
    engine: engineOf(),
    source: sourceOf(source, document.format, document.charset),
    status: shortfall ? 'partial' : 'complete',
    ...(shortfall ? { reason: { code: shortfall.code, message: reasonMessage(shortfall.code, shortfall.data, lang) } } : {}),
    report: reportOf(report),
    layouts: layoutsOf(report),
    cells: Object.fromEntries([...report.cells].map(([key, cell]) => [key, cellOf(cell)])),
    repairs: summarise(document),
    anomalies: findings.anomalies,
    undecided: findings.undecided,
    notes: [...document.notes, ...extracted.notes],
  }
}

function sourceOf(source: Source, format: Format | null, charset: string | undefined): Extraction['source'] {
  return { sha256: source.sha256, bytes: source.bytes, format, ...(charset ? { charset } : {}) }
}

/** The disputes table is the same in the forms of 2019 and 2021; the form of 2014 is all three in one. */
function layoutsOf(report: Report): Extraction['layouts'] {
  const proactive = formOf(report, 'proactive')
  if (proactive === '2014') return { proactive, applications: proactive, disputes: proactive }
  const applications = formOf(report, 'applications')
  return { proactive, applications, disputes: formOf(report, 'disputes') && applications }
}

function reportOf(report: Report): ExtractedReport {
  return {
    title: report.title,
    agency: report.agency,
    year: report.year,
    period: report.period && { from: report.period.from, to: report.period.to },
    signedOn: report.signedOn?.date ?? null,
    sections: report.sections.map((section) => {
      const heading = section.heading.text.now.trim()
      const text = section.prose.map((prose) => prose.text.now.trim()).join('\n')
      return placed({ number: section.number, heading, text }, section.heading.place)
    }),
  }
}

function cellOf({ reading, raw, place }: ReportCell): ExtractedCell {
  const value = 'value' in reading ? reading.value : null
  return { value, state: reading.state, raw, ...(reading.note ? { note: reading.note } : {}), place }
}
