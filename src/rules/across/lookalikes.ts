// Finds prose that two agencies share, without comparing all with all: texts as alike as 0.9 share nearly all
// of their smallest hashes, so only those that share one of the few smallest are compared, and of a crowd that
// shares one only the first few. Time and memory grow with the number of reports, and the answer hangs on no order.
import type { Lookalike } from '../across-rule.js'
import type { ProseDigest, ReportDigest } from './digest.js'
import { type Sketch, similarity } from './sketch.js'

/** From here on prose counts as copied (AG-04). */
export const ALIKE = 0.9

/** Texts shorter than this many shingles are alike because there is only one way to say so little. */
export const ENOUGH_SHINGLES = 120

/** Smallest hashes by which a text is found: at 0.9, the chance to share none of six is below 1 in 100,000. */
const LOOKED_UP = 6

/** So many texts that share a hash are compared with each: enough for a template, and a bound on the work. */
const COMPARED = 12

interface Candidate {
  readonly report: ReportDigest
  readonly agency: string
  readonly prose: ProseDigest
}

/** The hashes by which a text is found. */
export function lookedUp(sketch: Sketch): Uint32Array {
  return sketch.hashes.slice(0, LOOKED_UP)
}

/** True where a text says enough to be compared. */
export function isComparable(sketch: Sketch): boolean {
  return sketch.shingles >= ENOUGH_SHINGLES
}

/**
 * For each report, by sha256, the prose that it shares with an earlier or larger agency's: at most one a
 * section, the most alike. `ids` are the agencies; `order` says which of two reports a finding stands on: the later one.
 */
export function findLookalikes(
  reports: readonly ReportDigest[],
  idOf: (report: ReportDigest) => string,
): ReadonlyMap<string, readonly Lookalike[]> {
  const found = new Map<string, Lookalike[]>()
  for (const section of ['overview', 'problems'] as const) {
    const candidates = reports.flatMap((report): Candidate[] => {
      const prose = report.prose.find((one) => one.section === section)
      return prose && isComparable(prose.sketch) ? [{ report, agency: idOf(report), prose }] : []
    })
    for (const [sha256, lookalike] of inSection(candidates)) found.set(sha256, [...(found.get(sha256) ?? []), lookalike])
  }
  return found
}

/** `candidates` stand in the order in which a text may have been taken over: from the first to the last. */
function inSection(candidates: readonly Candidate[]): Map<string, Lookalike> {
  const index = new Map<number, Candidate[]>()
  const best = new Map<string, { readonly other: Candidate; readonly similarity: number }>()
  /** The text that each one was taken from first, and the agencies that share it. */
  const roots = new Map<string, string>()
  const sharers = new Map<string, Set<string>>()
  for (const candidate of candidates) {
    const seen = new Set<Candidate>()
    for (const hash of lookedUp(candidate.prose.sketch)) {
      const bucket = index.get(hash) ?? []
      for (const earlier of bucket) if (earlier.agency !== candidate.agency) seen.add(earlier)
      if (bucket.length < COMPARED) index.set(hash, [...bucket, candidate])
    }
    for (const other of seen) {
      const alike = similarity(candidate.prose.sketch, other.prose.sketch, ALIKE)
      if (alike >= ALIKE && alike > (best.get(candidate.report.sha256)?.similarity ?? 0))
        best.set(candidate.report.sha256, { other, similarity: alike })
    }
    const from = best.get(candidate.report.sha256)?.other.report.sha256
    const root = (from && roots.get(from)) ?? candidate.report.sha256
    roots.set(candidate.report.sha256, root)
    sharers.set(root, (sharers.get(root) ?? new Set<string>()).add(candidate.agency))
  }
  return new Map(
    [...best].map(([sha256, { other, similarity: alike }]) => [
      sha256,
      {
        section: other.prose.section,
        other: other.report,
        similarity: alike,
        sharedBy: sharers.get(roots.get(sha256) ?? sha256)?.size ?? 2,
      },
    ]),
  )
}
