import type { Extraction, Lang, Reading } from '../pipeline/index.js'

/** The result of a reading with its sentences in one language; keys stand as they stood. */
export function inLanguage({ extraction, english }: Reading, lang: Lang): Extraction {
  if (lang === 'zh') return extraction
  const { reason, anomalies, undecided } = extraction
  return {
    ...extraction,
    ...(reason && { reason: { ...reason, message: english.reason ?? reason.message } }),
    anomalies: anomalies.map((anomaly, index) => ({ ...anomaly, message: english.anomalies[index] ?? anomaly.message })),
    undecided: undecided.map((left, index) => ({ ...left, why: english.undecided[index] ?? left.why })),
  }
}
