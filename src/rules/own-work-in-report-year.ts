// Claim: where a report dates its own work, or numbers a heading with a year, that year is the year it reports on.
// Seen: `2021年，我局没有收到…` in a report on 2023: a sentence carried over from an earlier report.
// Leaves alone: numbers of documents, laws, budgets, comparisons, plans, spans, titles, history; the statement of the period itself.
// Also silent where the same sentence speaks of the report's year too: then the other year is a comparison.
// Known limit: a year whose class is not certain is taken as right. Two-digit years (21年) are not read.
import type { Report } from '../layouts/index.js'
import type { ClassifiedYear } from './prose/classified-year.js'
import { hasOwnPronoun } from './prose/own-agency.js'
import { type Sentence, sentenceSubject, sentencesOf } from './prose/sentences.js'
import { classifiedYears } from './prose/year-class.js'
import { excuses, type ReadSentence } from './prose/year-excuses.js'
import { cannotTell, consistent, type Inconsistent, type Outcome, type Rule, type SomeEvidence } from './rule.js'

interface WrongYear {
  readonly year: number
  readonly due: number
  /** The heading of the section, as a number of the form, or where the sentence stands. */
  readonly where: Sentence['where']
  readonly sentence: string
  readonly heading: boolean
}

function check(report: Report): Outcome<WrongYear>[] {
  const { year, period } = report
  if (year === null) return [cannotTell({ code: 'no-year' })]
  const stated = period === null ? null : Number(period.to.slice(0, 4))
  const sentences = sentencesOf(report).map(
    (sentence): ReadSentence => ({ sentence, years: classifiedYears(sentence, report.agency) }),
  )
  const outcomes: Outcome<WrongYear>[] = []
  for (const [index, read] of sentences.entries()) {
    const wrong = read.years.filter(
      (mention) => mustBe(mention, stated) && mention.year !== year && !excuses(sentences, index, mention, year),
    )
    if (wrong.length === 0) continue
    // The title may be the one that is wrong; title-and-period-same-year is to say so, once.
    if (stated !== null && stated !== year && wrong.every((mention) => mention.year === stated))
      outcomes.push(cannotTell({ code: 'year-in-doubt', title: year, period: stated }))
    else outcomes.push(finding(read.sentence, wrong, year))
  }
  return outcomes.length === 0 ? [consistent] : outcomes
}

/** The statement of the period is not judged here; a second period inside the text is. */
function mustBe(mention: ClassifiedYear, stated: number | null): boolean {
  if (mention.class === 'period') return stated !== null && mention.year !== stated
  return mention.class === 'ownWork' || mention.class === 'heading'
}

function finding(sentence: Sentence, wrong: readonly ClassifiedYear[], due: number): Inconsistent<WrongYear> {
  const first = wrong[0] as ClassifiedYear
  const certainties = wrong.map((mention) => sentence.repaired(mention.from, mention.to))
  const shaky = certainties.some((certainty) => certainty === 'likely' || certainty === 'guess')
  const seen: SomeEvidence = [sentence.seen(first.from, first.to)]
  return {
    is: 'inconsistent',
    cells: [],
    subject: sentenceSubject(sentence, 'own work'),
    expected: due,
    actual: first.year,
    evidence: seen,
    data: {
      year: first.year,
      due,
      where: sentence.where,
      sentence: seen[0].seen,
      heading: sentence.heading !== null,
    },
    severity: isPlain(sentence) && !shaky ? 'error' : 'warning',
    ...(shaky ? { cause: 'damage' as const } : {}),
  }
}

/** YRS-02: a heading or opening of a section, or the agency in its own words; everything else is YRS-03. */
function isPlain(sentence: Sentence): boolean {
  if (sentence.heading === 'section') return true
  return (sentence.index === 0 && sentence.heading === null) || hasOwnPronoun(sentence.text)
}

const WHERE: Readonly<Record<Sentence['where'], readonly [zh: string, en: string]>> = {
  preamble: ['开头部分', 'the opening of the report'],
  overview: ['第一部分（总体情况）', 'section one (overview)'],
  proactive: ['第二部分（主动公开）', 'section two (proactive disclosure)'],
  applications: ['第三部分（依申请公开）', 'section three (applications)'],
  disputes: ['第四部分（复议、诉讼）', 'section four (disputes)'],
  problems: ['第五部分（问题及改进）', 'section five (problems and improvements)'],
  other: ['第六部分（其他事项）', 'section six (other matters)'],
  unknown: ['正文', 'the text'],
}

/** Where a report dates its own work, the year is its own. */
export const ownWorkInReportYear: Rule<WrongYear> = {
  id: 'own-work-in-report-year',
  catalogue: ['YRS-02', 'YRS-03'],
  group: 'years-and-dates',
  severity: 'error',
  title: { zh: '写本单位工作的年份就是报告年度', en: 'Own work is dated in the year of the report' },
  about: {
    checks: {
      zh: '正文里说到本单位当年做了什么（“2023年，我局收到……”“截至2023年底……”）、标题里带年份的，年份应当是报告年度。常见原因是沿用上年的文字没有改年份。一个部分的标题、第一句话，或带有“我局”“我镇”“本单位”的句子，是错误；其他是警告。',
      en: 'Where the text says what the agency did in a year, or a heading carries a year, it is the year of the report. Usually a sentence was carried over from an earlier report. In the heading or first sentence of a section, or with 我局, 我镇, 本单位, it is an error; elsewhere a warning.',
    },
    leavesAlone: {
      zh: '文号（〔2021〕30号）、法规日期、书名号和引号里的年份、预决算、与往年的比较、下年计划、跨年时段（2021—2025年）、机构沿革、获奖、具体日期；同一句话里也写了报告年度的；拿不准的一律不提示。统计期限那一句由 title-and-period-same-year 判断。',
      en: 'Numbers of documents, dates of laws, years in quotation marks, budgets, comparisons with other years, plans, spans of years, history, honours, full dates; sentences that also name the year of the report; whatever is not certain. The statement of the period belongs to title-and-period-same-year.',
    },
  },
  reads: ['preamble', 'sections', 'year', 'period', 'agency'],
  check,
  messages: {
    zh: ({ year, due, where, sentence, heading }) =>
      `${WHERE[where][0]}${heading ? '的标题' : ''}写的是 ${year} 年（“${sentence}”），而这是 ${due} 年度的报告。` +
      `请核对：说的是本年度工作的，改为 ${due} 年，并看看前后文字是不是从旧报告沿用下来的；确实说的是 ${year} 年的，请写明与本年度的关系。`,
    en: ({ year, due, where, sentence, heading }) =>
      `${heading ? 'A heading in ' : ''}${WHERE[where][1]} says ${year} (“${sentence}”), but this is the report on ${due}. ` +
      `If it is about the work of ${due}, write ${due}, and check whether the passage was carried over from an earlier report. If it is about ${year}, say what it has to do with ${due}.`,
  },
  examples: {
    consistent: [
      { shows: '年份就是报告年度', prose: { applications: '2023年，我局收到政府信息公开申请3件。' } },
      {
        shows: '文号、比较、计划、规划都不算',
        prose: {
          overview: '根据国办公开办函〔2021〕30号编制。较2022年增长10%。落实2021—2025年规划。',
          problems: '2024年，我局将加大公开力度。',
        },
      },
    ],
    inconsistent: [
      {
        shows: '2023 年度的报告里写 2021 年没有收到申请',
        prose: { applications: '2021年，我局没有收到政府信息公开申请的事项。' },
      },
      { shows: '标题里的年份不对', headings: ['一、2022年总体情况'] },
    ],
    cannotTell: [
      { shows: '没有认出报告年度', year: null, period: null },
      {
        shows: '标题是 2023 年，统计期限和正文都是 2022 年',
        period: ['2022-01-01', '2022-12-31'],
        prose: { overview: '2022年，我局主动公开信息20条。' },
      },
    ],
  },
}
