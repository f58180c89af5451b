import type { Extraction } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { WORDS, type Words } from '../words/index.js'
import { cellLabels } from './cell-label.js'
import { evidenceInWords } from './evidence.js'
import type { Spots } from './spots.js'
import type { View } from './view.js'

type Anomaly = Extraction['anomalies'][number]

/** A finding: how bad, what is wrong and what to do; then by which rule, about which cells, seen where. */
export function findingLines(anomaly: Anomaly, spots: Spots, { lang, paint }: View): string[] {
  const words = WORDS[lang]
  const { severity, cause, message, cells, evidence } = anomaly
  const blame = cause === 'document' ? '' : words.note(words.cause[cause])
  const lines = [`${paint(severity, words.severity[severity])}${blame}  ${safe(message)}`]
  const detail = [paint('faint', anomaly.rule) + figures(anomaly, words)]
  if (cells.length > 0) detail.push(`${words.labelsSeen}${words.colon}${cellLabels(cells, lang)}`)
  for (const seen of evidenceInWords(evidence, spots, words)) detail.push(`${words.seen}${words.colon}${seen}`)
  return [...lines, ...detail.map((line) => `    ${line}`)]
}

/** What was printed against what should stand there, where the claim is about a number. */
function figures({ expected, actual }: Anomaly, words: Words): string {
  if (expected === null || actual === null) return ''
  return words.comma + words.printedAndExpected(String(actual), String(expected))
}
