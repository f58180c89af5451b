import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Evidence } from '../document/index.js'
import type { Report } from '../layouts/index.js'

/**
 * What a finding is about (`contract.md` 2), so that it keeps its identity when figures or the wording
 * of messages change. `part` names a piece of the form that is no cell: a table, a label, a caption.
 */
export type Subject =
  | { readonly of: 'part'; readonly part: string }
  | {
      readonly of: 'sentence'
      /** Kind of the section, `preamble`, or the printed number of a section of no known kind. */
      readonly section: string
      readonly claim: string
      /** The sentence with figures and years masked: see `maskFigures`. */
      readonly masked: string
      /** Counts sentences of one section that are equal when masked, from 0. */
      readonly ordinal: number
    }
  /** For a finding across reports: parts of the form, and the other agency or year. */
  | { readonly of: 'across'; readonly parts: readonly string[]; readonly other: string }

/** Joins fields of an identity; a character that no field can hold, so that no two lists join alike. */
const BETWEEN = '\u001f'

/**
 * sha256 (hex) of rule, agency, year and subject. Without agency or year, the sha256 of the document
 * stands in for both: nothing else says whose report it is.
 */
export function identityOf(
  rule: string,
  report: Pick<Report, 'agency' | 'year'>,
  document: string,
  subject: Subject | readonly string[],
): string {
  const whose = report.agency === null || report.year === null ? [document] : [report.agency, String(report.year)]
  return hash([rule, ...whose, ...fieldsOf(subject)])
}

function fieldsOf(subject: Subject | readonly string[]): string[] {
  if (!('of' in subject)) return ['cells', ...subject]
  if (subject.of === 'across') return ['across', subject.other, ...subject.parts]
  if (subject.of === 'part') return ['part', subject.part]
  return ['sentence', subject.section, subject.claim, subject.masked, String(subject.ordinal)]
}

/**
 * sha256 (hex) of the values that a finding was made on. A reviewer's decision is stale when it changes.
 * Places are left out: the same values on another page are the same values.
 */
export function evidenceHash(finding: {
  readonly evidence: readonly Evidence[]
  readonly expected: number | null
  readonly actual: number | null
}): string {
  return hash([String(finding.expected), String(finding.actual), ...finding.evidence.map((piece) => piece.seen)])
}

/** A sentence with every figure and year replaced by `#`, without spaces: what stays when values change. */
export function maskFigures(sentence: string): string {
  return sentence
    .replace(/\s+/g, '')
    .replace(/[0-9０-９]+(?:[.,．，][0-9０-９]+)*/g, '#')
    .replace(/[〇○零一二三四五六七八九十百千万两]{2,12}(?=[年月日件条份次项宗起个])/g, '#')
}

function hash(fields: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(fields.join(BETWEEN))))
}
