import { type Reading, withFindings } from '../pipeline/index.js'
import type { AcrossFindings } from './store.js'

/** A reading with the findings across reports among its own, in the order of the rules, in both languages. */
export function withAcross({ extraction, english }: Reading, across: AcrossFindings | null): Reading {
  if (across === null) return { extraction, english }
  const merged = withFindings(extraction, across)
  // The lists are put in order by their rules; sentences follow the findings that they belong to.
  const sentences = new Map<unknown, string>([
    ...paired(extraction.anomalies, english.anomalies),
    ...paired(extraction.undecided, english.undecided),
    ...paired(across.anomalies, across.english.anomalies),
    ...paired(across.undecided, across.english.undecided),
  ])
  return {
    extraction: merged,
    english: {
      reason: english.reason,
      anomalies: merged.anomalies.map((anomaly) => sentences.get(anomaly) ?? anomaly.message),
      undecided: merged.undecided.map((undecided) => sentences.get(undecided) ?? undecided.why),
    },
  }
}

function paired(said: readonly unknown[], english: readonly string[]): [unknown, string][] {
  return said.flatMap((one, place): [unknown, string][] => (english[place] === undefined ? [] : [[one, english[place]]]))
}
