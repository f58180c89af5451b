// Claim: what an agency says it will do, it dates with the year after the report's, not with the report's own or an earlier one.
// Seen: `2023年，我们将…` in section five of a report on 2023: carried over from the report before.
// Leaves alone: sentences that also name the next year, 将 in the sense of 把, what is said of a plan of that year (2023年工作要点), other sections.
// Known limit: only a year directly before its 将, or in a heading of plans, is judged.
import type { Report } from '../layouts/index.js'
import type { ClassifiedYear } from './prose/classified-year.js'
import { beginsWithOwnAgency } from './prose/own-agency.js'
import { type Sentence, sentenceSubject, sentencesOf } from './prose/sentences.js'
import { classifiedYears } from './prose/year-class.js'
import { plansAhead } from './prose/year-is-other.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface PastPlan {
  readonly year: number
  readonly next: number
  readonly sentence: string
}

function check(report: Report): Outcome<PastPlan>[] {
  const { year, agency } = report
  if (year === null) return [cannotTell({ code: 'no-year' })]
  if (report.period !== null && Number(report.period.to.slice(0, 4)) !== year)
    return [cannotTell({ code: 'year-in-doubt', title: year, period: Number(report.period.to.slice(0, 4)) })]
  const outcomes = sentencesOf(report)
    .filter(({ where }) => where === 'problems')
    .flatMap((sentence) => {
      const years = classifiedYears(sentence, agency)
      if (years.some((mention) => mention.year > year)) return []
      const past = years.find((mention) => mention.year <= year && isPlanOf(mention, sentence, agency))
      return past === undefined ? [] : [finding(sentence, past, year)]
    })
  return outcomes.length === 0 ? [consistent] : outcomes
}

/** So many characters may stand between the year and its 将: 我局, 全县各级各部门. */
const LONGEST_SUBJECT = 12

function isPlanOf({ from, to }: ClassifiedYear, { heading, text }: Sentence, agency: string | null): boolean {
  const tail = text.slice(to)
  if (heading !== null) return /^度?(?:重点)?(?:工作)?(?:计划|打算|安排|思路|展望)/.test(tail)
  // Only an opening dates the plan: 下一步，2023年我局将…; not 针对2023年存在的问题，我局将….
  if (!/^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+是)?(?:下一步|下步|今后|接下来|在|，)*$/.test(text.slice(0, from)))
    return false
  const subject = /^度?(?:里|中|内)?，?([^，。；将]{0,12}?)(?=将)/.exec(tail)
  if (!subject || (subject[1] as string).length > LONGEST_SUBJECT) return false
  const who = subject[1] as string
  return (who === '' || beginsWithOwnAgency(who, agency)) && plansAhead(tail.slice(subject[0].length))
}

function finding(sentence: Sentence, past: ClassifiedYear, year: number): Outcome<PastPlan> {
  const quote = sentence.seen(past.from, past.to)
  const repaired = sentence.repaired(past.from, past.to)
  return {
    is: 'inconsistent',
    cells: [],
    subject: sentenceSubject(sentence, 'plan'),
    expected: year + 1,
    actual: past.year,
    evidence: [quote],
    data: { year: past.year, next: year + 1, sentence: quote.seen },
    ...(repaired === 'likely' || repaired === 'guess' ? { severity: 'info' as const, cause: 'damage' as const } : {}),
  }
}

/** Plans are dated with the year after the report's. */
export const planIsForNextYear: Rule<PastPlan> = {
  id: 'plan-is-for-next-year',
  catalogue: ['YRS-04'],
  group: 'years-and-dates',
  severity: 'warning',
  title: { zh: '下一步打算写的是下一年', en: 'Plans are for the next year' },
  about: {
    checks: {
      zh: '第五部分说“某年，我们将……”的，年份应是报告年度的下一年。写成报告年度或更早的，多半是沿用了上一年报告的文字。',
      en: 'Where section five says what the agency will do in a year, it is the year after the report’s. The report’s own year or an earlier one usually means text carried over from the report before.',
    },
    leavesAlone: {
      zh: '同一句里也写了下一年的；“将政务公开纳入考核”这样的“将”；按某年工作要点；针对某年存在的问题的改进。',
      en: 'Sentences that also name the next year; 将 in the sense of 把; the work programme of a year; mending of problems of a year.',
    },
  },
  reads: ['sections', 'year', 'agency'],
  check,
  messages: {
    zh: ({ year, next, sentence }) =>
      `第五部分写的是 ${year} 年的打算（“${sentence}”），而下一步应是 ${next} 年。请把年份改为 ${next} 年，并看看这段文字是不是从上一年的报告沿用下来的。`,
    en: ({ year, next, sentence }) =>
      `Section five announces what will be done in ${year} (“${sentence}”), but the year ahead is ${next}. Write ${next}, and check whether the passage was carried over from the report before.`,
  },
  examples: {
    consistent: [
      {
        shows: '打算写的是下一年；“将”是“把”的意思',
        prose: { problems: '2023年，我局将政务公开纳入年度考核，但公开内容仍不够全面。2024年，我局将继续加大公开力度。' },
      },
    ],
    inconsistent: [
      {
        shows: '2023 年度的报告里写 2023 年将……',
        prose: { problems: '公开内容不够全面，更新不够及时。2023年，我们将继续加大公开力度，完善公开制度。' },
      },
    ],
    cannotTell: [{ shows: '没有认出报告年度', year: null, period: null }],
  },
}
