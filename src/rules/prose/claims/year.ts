import type { ClassifiedYear, YearClass } from '../classified-year.js'
import { excuses, type ReadSentence } from '../year-excuses.js'
import type { ClaimYear } from './claim.js'

/** Years that say nothing about when a count was taken. */
const BESIDE_THE_POINT: ReadonlySet<YearClass> = new Set(['docNumber', 'quotedTitle', 'lawDate', 'budget', 'history'])

const WHOLE_YEAR =
  /(?:自|从)?(?:1月1日|1月)(?:起|开始)?(?:至|到|-)(?:\d{4}年)?12月(?:31[日号])?(?:止|底|末)?|(?:截至|截止|到|至)?(?:\d{4}年)?(?:12月31[日号]|12月底|12月末|年底|年末)/g
const PART_OF_YEAR =
  /\d月|[一二三四五六七八九十]月|上半年|下半年|季度|每[年月周季天日]|本月|当月|近[一二两三四五几\d]+年|[三五两]年[来间]|历年来|有史以来/
const LAST_YEAR = /去年|上年|上一年|前年|同期|往年|历年/
const CARRIED_FROM =
  /(?:去年|上年|上一年)度?(?:的)?(?:未办结)?(?:结转|转入|遗留|接转)|(?:结转|承接|接转)(?:自|了)?(?:去年|上年|上一年)/g

/**
 * The year of a count at `[from, to)` in the sentence at `index`. `inherited` is the year that the
 * paragraph dated itself with before. `headFrom`: years from there on belong to the phrase itself.
 */
export function yearOf(
  all: readonly ReadSentence[],
  index: number,
  at: { readonly clauseFrom: number; readonly headFrom: number; readonly from: number },
  due: ReadonlySet<number>,
  inherited: ClaimYear,
): ClaimYear {
  const { sentence, years } = all[index] as ReadSentence
  const clause = sentence.text.slice(at.clauseFrom, at.headFrom)
  const before = sentence.text.slice(Math.max(0, at.from - LONGEST_LOOK), at.from).replace(WHOLE_YEAR, '')
  if (PART_OF_YEAR.test(before) || LAST_YEAR.test(clause.replace(CARRIED_FROM, ''))) return 'other'
  const dated = years.filter((year) => year.to <= at.headFrom && !BESIDE_THE_POINT.has(year.class))
  const last = dated.at(-1)
  if (last === undefined) return /今年|本年/.test(before) ? 'own' : inherited
  if (last.class === 'comparison' && last.from < at.clauseFrom) return yearOfAll(dated.slice(0, -1), all, index, due) ?? inherited
  return yearOfAll([last], all, index, due) ?? inherited
}

/** How far back in a sentence months and quarters are looked for, in characters. */
const LONGEST_LOOK = 120

function yearOfAll(
  dated: readonly ClassifiedYear[],
  all: readonly ReadSentence[],
  index: number,
  due: ReadonlySet<number>,
): ClaimYear | null {
  const last = dated.at(-1)
  return last === undefined ? null : mentionYear(all, index, last, due)
}

/** What one mention dates its sentence with. */
export function mentionYear(
  all: readonly ReadSentence[],
  index: number,
  mention: ClassifiedYear,
  due: ReadonlySet<number>,
): ClaimYear {
  if (mention.class === 'span' || mention.class === 'plan' || mention.class === 'comparison') return 'other'
  if (due.has(mention.year)) return 'own'
  const blamed = mention.class === 'ownWork' || mention.class === 'heading'
  return blamed && ![...due].some((year) => excuses(all, index, mention, year)) ? 'wrong' : 'other'
}
