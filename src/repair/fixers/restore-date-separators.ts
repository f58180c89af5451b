/**
 * Damage: 年 or 月 (or both) vanished without a trace from dates, `202311日起至20231231日止`, because
 * a site dropped every text node of one character.
 * Seen: real/specimen-2023.txt, real/pages.jsonl (`20191月1日`, `202311日至1231`, `2021926`).
 * Leaves alone: runs with two readings that fit alike; digits that no 日, no 月 and no other lost
 * separator of the document shows to be a date; numbers of files, telephones and persons.
 * Known limit: a date whose 日 is lost is only read where it stands alone in its line.
 */
import type { Certainty } from '../../document/index.js'
import { chooseSplit, type DateRole, isPlausibleYear, splitMonthDay } from '../dates.js'
import type { Find, Fixer } from '../fixer.js'
import { showsLostSeparators } from '../lost-separators.js'

/** What the rest of the document shows: were separators lost, and are months and days padded with 0. */
interface DateHabits {
  readonly lostElsewhere: boolean
  readonly padsZeros: boolean
}

/** `20231231日`, `2018年1231日`, `20191月1日`: the year, a 年 that may be there, and what follows. */
const DAMAGED = /(?<![0-9])((?:19|20)[0-9]{2})(?:([0-9]{2,4})日|年([0-9]{2,4})日|([0-9]{1,2})月([0-9]{1,2})日)/g
/** The second date of a range may have lost its year and its 日 as well: `…日至1231`. */
const BARE_END = /^([至到—-]{1,2})([0-9]{3,4})(日?)(?![0-9年月])/
/** A line that is nothing but a date without any separator: a signature. */
const ALONE = /(?<=^|\n)([ \t\u00a0\u3000]*)((?:19|20)[0-9]{2})([0-9]{2,4})(?=[ \t\u00a0\u3000]*(?:\n|$))/g
const PADDED = /年0[1-9]月|月0[1-9]日/

export const restoreDateSeparators: Fixer<DateHabits> = {
  id: 'restore-date-separators',
  title: { zh: '补回日期中丢失的年、月、日', en: 'Restores 年, 月 and 日 that were lost from dates' },
  reasons: {
    'only-reading': { zh: '数字只能读成这一个日期', en: 'the digits can be read as one date only' },
    'reading-by-role': {
      zh: '按日期的作用（起止、落款）取合理的读法',
      en: 'of several readings the one that fits what the date is for',
    },
    'signature-alone': {
      zh: '单独成行的数字，文中其他日期也丢失了年月',
      en: 'digits alone in a line, in a document that lost separators elsewhere',
    },
  },
  survey(texts) {
    return {
      lostElsewhere: showsLostSeparators(texts),
      padsZeros: texts.some((text) => PADDED.test(text)),
    }
  },
  find(text, { lostElsewhere, padsZeros }) {
    const finds = datesOf(text, padsZeros)
    return lostElsewhere ? [...finds, ...signaturesOf(text, padsZeros)].sort((a, b) => a.at - b.at) : finds
  },
  examples: [
    { before: '截至202311日起至20231231日止', after: '截至2023年1月1日起至2023年12月31日止' },
    { before: '2018年11日至2018年1231日', after: '2018年1月1日至2018年12月31日' },
    { before: '从20191月1日起到2019年12月31日止', after: '从2019年1月1日起到2019年12月31日止' },
    { before: '统计时限为202311日至1231', after: '统计时限为2023年1月1日至12月31日' },
    { before: '公布于2021926日', after: '公布于2021年9月26日' },
    { before: '自202311日起\n20240131', after: '自2023年1月1日起\n2024年01月31日' },
  ],
  leavesAlone: [
    '发布于2024111日',
    '2023年11日',
    '20231211',
    '索引号11341702202110日',
    '自2023年1月1日起至2023年12月31日止',
    '累计工作200000日',
    '2023年365日不间断',
  ],
}

function datesOf(text: string, padsZeros: boolean): Find[] {
  const finds: Find[] = []
  for (const match of text.matchAll(DAMAGED)) {
    const [before, year = '', run, afterYear, month, day] = match
    const { index: at } = match
    const role = roleOf(text, at, at + before.length)
    const find =
      month && day ? readKeptMonth(year, month, day) : readRun(year, run ?? afterYear ?? '', role, padsZeros, run === undefined)
    if (!find) continue
    finds.push({ at, before, ...find })
    const end = bareEnd(text, at + before.length, Number(year))
    if (end) finds.push(end)
  }
  return finds
}

type Reading = Pick<Find, 'after' | 'why' | 'certainty'>

function readKeptMonth(year: string, month: string, day: string): Reading | undefined {
  const [split] = splitMonthDay(month.padStart(2, '0') + day.padStart(2, '0'), Number(year))
  return split && isPlausibleYear(Number(year))
    ? { after: `${year}年${month}月${day}日`, why: 'only-reading', certainty: 'certain' }
    : undefined
}

/** With 年 in its place, two digits and 日 may as well be a day whose month is lost altogether. */
function readRun(year: string, run: string, role: DateRole, padsZeros: boolean, yearKept: boolean): Reading | undefined {
  const splits = splitMonthDay(run, Number(year))
  const split = chooseSplit(splits, role, padsZeros)
  if (!split) return undefined
  const dayAlone = yearKept && run.length === 2
  if (dayAlone && !(role === 'period-start' && run === '11')) return undefined
  const unique = splits.length === 1 && !dayAlone
  const certainty: Certainty = unique ? 'certain' : 'likely'
  return { after: `${year}年${split.month}月${split.day}日`, why: unique ? 'only-reading' : 'reading-by-role', certainty }
}

function bareEnd(text: string, from: number, year: number): Find | undefined {
  const match = BARE_END.exec(text.slice(from, from + 8))
  if (!match) return undefined
  const [, link = '', digits = '', day = ''] = match
  const split = chooseSplit(splitMonthDay(digits, year), 'period-end', false)
  if (!split) return undefined
  return {
    at: from + link.length,
    before: digits + day,
    after: `${split.month}月${split.day}日`,
    why: 'reading-by-role',
    certainty: 'likely',
  }
}

function signaturesOf(text: string, padsZeros: boolean): Find[] {
  const finds: Find[] = []
  for (const { 0: whole, 1: indent = '', 2: year = '', 3: run = '', index } of text.matchAll(ALONE)) {
    const splits = splitMonthDay(run, Number(year))
    const split = chooseSplit(splits, 'issue', padsZeros)
    if (!split) continue
    const before = whole.slice(indent.length)
    finds.push({
      at: index + indent.length,
      before,
      after: `${year}年${split.month}月${split.day}日`,
      why: 'signature-alone',
      certainty: splits.length === 1 ? 'certain' : 'likely',
    })
  }
  return finds
}

function roleOf(text: string, from: number, to: number): DateRole {
  const before = text.slice(Math.max(0, from - 8), from)
  const after = text.slice(to, to + 3)
  if (/^(?:起|至|到|—|-)/.test(after)) return 'period-start'
  if (/(?:起至|至|到|—|-)$/.test(before) || /^止/.test(after)) return 'period-end'
  if (/(?:自|从)$/.test(before)) return 'period-start'
  return 'unknown'
}
