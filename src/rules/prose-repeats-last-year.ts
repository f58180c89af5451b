// Claim: sections one and five are written for this year, not last year's text with other figures.
// Seen: a city's statistics bureau whose reports of three years were the same, figures included (press).
// Leaves alone: preamble and section six, which are boiler-plate; phrases of the law and the format; short sections.
// Known limit: a text that was turned around but says the same is not seen.
import type { ComparedSection, ReportDigest } from './across/digest.js'
import { againstLastYear, type Compared } from './across/last-year.js'
import { isComparable } from './across/lookalikes.js'
import { PROSE_EXAMPLES, SECTION_NAMES } from './across/sections.js'
import { similarity } from './across/sketch.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { consistent } from './rule.js'

interface RepeatedProse {
  readonly section: ComparedSection
  readonly year: number
  readonly percent: number
}

/** Shares of shingles from which on a section counts as last year's (YR-08). */
const NEARLY = 0.9
const WHOLLY = 0.98

function checkAcross(linked: LinkedReport): AcrossOutcome<RepeatedProse>[] {
  if (linked.lastYear.length === 0) return againstLastYear(linked, () => consistent)
  return (['overview', 'problems'] as const).flatMap((section) =>
    againstLastYear(linked, (last) => compare(linked.report, last, section)),
  )
}

function compare(report: ReportDigest, last: ReportDigest, section: ComparedSection): Compared<RepeatedProse> {
  const [own, other] = [report, last].map(({ prose }) => prose.find((one) => one.section === section))
  if (!own || !other || !isComparable(own.sketch) || !isComparable(other.sketch)) return consistent
  const alike = similarity(own.sketch, other.sketch)
  if (alike < NEARLY) return consistent
  return {
    is: 'inconsistent',
    cells: [],
    about: { parts: [section], other: String(last.year) },
    evidence: [own.opening],
    data: { section, year: last.year, percent: Math.floor(alike * 100) },
    severity: alike >= WHOLLY ? 'error' : 'warning',
  }
}

/** Sections one and five are not last year's. */
export const proseRepeatsLastYear: AcrossRule<RepeatedProse> = {
  kind: 'across',
  id: 'prose-repeats-last-year',
  catalogue: ['YR-08'],
  group: 'across-years',
  severity: 'warning',
  title: { zh: '文字不是照抄去年的', en: 'The text is not last year’s over again' },
  about: {
    checks: {
      zh: '第一、第五部分与同一机关去年的报告，遮去数字、年份、名称和法定用语以后，九成以上相同的为警告，九成八以上相同的为错误。',
      en: 'Sections one and five are compared with last year’s of the same agency, figures, years, names and statutory phrases masked: 90 % alike is a warning, 98 % an error.',
    },
    leavesAlone: {
      zh: '很短的部分；报告开头和第六部分（本来就是套话）；法律和格式规定的用语。',
      en: 'Short sections; the opening and section six, which are boiler-plate; phrases of the law and the format.',
    },
  },
  reads: ['sections'],
  checkAcross,
  messages: {
    zh: ({ section, year, percent }) =>
      `${SECTION_NAMES[section].zh}的文字与 ${year} 年度的报告有 ${percent}% 相同（已遮去数字和名称）。请核对是不是只改了年份和数字，按本年度的实际情况重写。`,
    en: ({ section, year, percent }) =>
      `${SECTION_NAMES[section].en}: ${percent}% of the text is that of the report on ${year} (figures and names masked). Check whether only years and figures were changed, and write what was done this year.`,
  },
  examples: {
    consistent: [
      {
        shows: '两年写的不一样',
        reports: [{ prose: { overview: PROSE_EXAMPLES.one } }, { year: 2022, prose: { overview: PROSE_EXAMPLES.other } }],
      },
    ],
    inconsistent: [
      {
        shows: '只改了年份和数字',
        reports: [
          { prose: { overview: PROSE_EXAMPLES.one } },
          { year: 2022, prose: { overview: PROSE_EXAMPLES.one.replaceAll('2023', '2022').replaceAll('186', '174') } },
        ],
      },
    ],
    cannotTell: [{ shows: '有别的报告，没有去年的', reports: [{}, { year: 2021 }] }],
  },
}
