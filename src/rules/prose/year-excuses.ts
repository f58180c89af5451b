import type { ClassifiedYear, YearClass } from './classified-year.js'
import type { Sentence } from './sentences.js'

/** A sentence with the years it mentions. */
export interface ReadSentence {
  readonly sentence: Sentence
  readonly years: readonly ClassifiedYear[]
}

/** Classes whose year says nothing about the year that a sentence is in. */
const BESIDE_THE_POINT: ReadonlySet<YearClass> = new Set(['docNumber', 'quotedTitle', 'lawDate', 'budget', 'history'])

const COMPARES = /增长|增加|减少|下降|上升|提升|提高|回落|持平|相比|与之|同比|改进|整改|变化/
const MENDED = /整改|已改|得到[^，。；]{0,6}(?:解决|改进|改善|落实)|针对|上年|上一年|去年|往年/
const DONE = /未收到|没有收到|收到|受理|共|累计|已|[0-9]+(?:件|条|份|次|期|篇|项)/
const PLANS = /将|计划|拟|下一步|下步|继续|进一步|力争|争取|着力|重点|要|加大|加强|强化|推进|完善|努力|明年|打算|展望/

/**
 * True where a year other than the report's (`due`) is right after all, seen from around it:
 * the same sentence names the report's year too, it plans, or it looks back at what was mended since.
 */
export function excuses(all: readonly ReadSentence[], index: number, mention: ClassifiedYear, due: number): boolean {
  const { sentence } = all[index] as ReadSentence
  if (sentence.heading !== null) return headingExcused(all, index, mention, due)
  const unit = unitOf(all, index)
  const text = unit.map((other) => other.sentence.text).join('')
  if (unit.some((other) => other.years.some((year) => year.year === due && !BESIDE_THE_POINT.has(year.class)))) return true
  if (/今年(?!（)/.test(text)) return true
  if (mention.asOf && (mention.year > due || /本年|新增|其中/.test(text))) return true
  if (mention.year > due) return sentence.where === 'problems' || PLANS.test(text) || !DONE.test(text)
  if (mention.year === due - 1 && MENDED.test(text)) return true
  return contrasts(all, index, mention, due)
}

function headingExcused(all: readonly ReadSentence[], index: number, mention: ClassifiedYear, due: number): boolean {
  const { sentence, years } = all[index] as ReadSentence
  if (years.some(({ year }) => year === due)) return true
  // Section five looks back at last year's problems and forward to next year's measures.
  return sentence.where === 'problems' && (mention.year > due || MENDED.test(sentence.text))
}

/** So many parts before and after `；` are looked at; a longer list is no sentence, and reading it all each time is slow. */
const FARTHEST = 30

/** The sentences between the same two full stops: neighbours of the one at `index`, and itself. */
function unitOf(all: readonly ReadSentence[], index: number): readonly ReadSentence[] {
  const { sentence } = all[index] as ReadSentence
  let from = index
  let to = index + 1
  while (from > index - FARTHEST && from > 0 && sameUnit((all[from - 1] as ReadSentence).sentence, sentence)) from--
  while (to < index + FARTHEST && to < all.length && sameUnit((all[to] as ReadSentence).sentence, sentence)) to++
  return all.slice(from, to)
}

function sameUnit(a: Sentence, b: Sentence): boolean {
  return a.sectionId === b.sectionId && a.unit === b.unit && (a.heading === null) === (b.heading === null)
}

/** `2022年收到10件。2023年收到12件，增长20%。`: last year stands beside the report's year to be compared. */
function contrasts(all: readonly ReadSentence[], index: number, mention: ClassifiedYear, due: number): boolean {
  const here = (all[index] as ReadSentence).sentence
  let at = index + 1
  while (
    at < all.length &&
    at < index + FARTHEST &&
    (sameUnit((all[at] as ReadSentence).sentence, here) || all[at]?.sentence.heading)
  )
    at++
  const next = all[at]
  if (next === undefined || next.sentence.sectionId !== here.sectionId) return false
  const opensWithDue = next.years[0]?.year === due && next.years[0].from <= 4
  if (!opensWithDue && !/^(?:今年|本年度)/.test(next.sentence.text)) return false
  return here.where === 'problems' ? mention.year === due - 1 : COMPARES.test(next.sentence.text)
}
