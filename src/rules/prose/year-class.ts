import type { Around, ClassifiedYear, YearClass } from './classified-year.js'
import { clauseStart, type Sentence } from './sentences.js'
import {
  isBudget,
  isComparison,
  isDate,
  isDocumentNumber,
  isHistory,
  isLawDate,
  isNamedDocument,
  isNumericDate,
  isPeriod,
  isPlan,
  isQuoted,
  isSpan,
} from './year-is-other.js'
import { isAsOf, isHeading, isOwnReport, isOwnWork, isStateOfOwnWork } from './year-is-own.js'
import { yearMentions } from './year-mentions.js'

/** The tests, in order: the first that fits decides. Those that excuse a year stand before those that blame it. */
const TESTS: readonly (readonly [YearClass, (around: Around) => boolean])[] = [
  ['docNumber', isDocumentNumber],
  ['quotedTitle', isQuoted],
  ['period', isPeriod],
  ['lawDate', isLawDate],
  ['date', isNumericDate],
  ['span', isSpan],
  ['budget', isBudget],
  ['comparison', isComparison],
  ['plan', isPlan],
  ['quotedTitle', isNamedDocument],
  ['heading', isHeading],
  ['history', isHistory],
  ['ownWork', isStateOfOwnWork],
  ['date', isDate],
  ['heading', isOwnReport],
  ['ownWork', isOwnWork],
]

/**
 * Text without a stop for so many characters is the debris of a table, not a sentence; reading it as
 * one would take time that grows with its square.
 */
const LONGEST_SENTENCE = 2000

/** All years of a sentence with their classes, in order. `agency` is the report's, folded. */
export function classifiedYears(sentence: Sentence, agency: string | null): ClassifiedYear[] {
  const { text } = sentence
  if (text.length > LONGEST_SENTENCE) return yearMentions(text).map((mention) => ({ ...mention, class: 'unclear', asOf: false }))
  return yearMentions(text).map((mention) => {
    const before = text.slice(0, mention.from)
    const tail = text.slice(mention.to)
    const lead = text.slice(clauseStart(text, mention.from), mention.from)
    const rest = /^[^，；：。！？]*/.exec(tail)?.[0] ?? ''
    const around: Around = { sentence, agency, mention, before, tail, lead, rest }
    return { ...mention, class: TESTS.find(([, fits]) => fits(around))?.[0] ?? 'unclear', asOf: isAsOf(around) }
  })
}
