// Claim: sections one and five are the agency's own: not another agency's text, and not in another's voice.
// Seen: town reports that say 我局; bureaus of one county with one text between them.
// Leaves alone: phrases of the law and the format; short sections; words in quotation marks; figures and names.
// Known limit: who copied from whom is not known: the finding stands on the later report, of two alike on the larger body's.
// A text that four or more agencies share is a template of their county and only info.
import type { ComparedSection } from './across/digest.js'
import { PROSE_EXAMPLES, SECTION_NAMES } from './across/sections.js'
import type { AcrossOutcome, AcrossRule, LinkedReport, Lookalike } from './across-rule.js'
import { consistent } from './rule.js'

type Copied =
  | {
      readonly what: 'text'
      readonly section: ComparedSection
      readonly other: string
      readonly year: number
      readonly percent: number
      readonly sharedBy: number
    }
  | { readonly what: 'voice'; readonly word: string; readonly agency: string }

/** From so many agencies on, a shared text is a template that somebody handed out. */
const TEMPLATE = 4

function checkAcross({ report, lookalikes }: LinkedReport): AcrossOutcome<Copied>[] {
  const outcomes: AcrossOutcome<Copied>[] = lookalikes.flatMap((one) => copied(one, report) ?? [])
  if (report.foreign)
    outcomes.push({
      is: 'inconsistent',
      cells: [],
      about: { parts: [report.foreign.section, report.foreign.word], other: '' },
      evidence: [report.foreign.seen],
      against: [],
      data: { what: 'voice', word: report.foreign.word, agency: report.agency },
    })
  return outcomes.length > 0 ? outcomes : [consistent]
}

function copied(
  { section, other, similarity, sharedBy }: Lookalike,
  report: LinkedReport['report'],
): AcrossOutcome<Copied> | null {
  const own = report.prose.find((one) => one.section === section)
  if (own === undefined) return null
  return {
    is: 'inconsistent',
    cells: [],
    about: { parts: [section], other: `${other.agency} ${other.year}` },
    evidence: [own.opening],
    against: [other.sha256],
    data: { what: 'text', section, other: other.agency, year: other.year, percent: Math.floor(similarity * 100), sharedBy },
    ...(sharedBy >= TEMPLATE ? { severity: 'info' as const } : {}),
  }
}

function inChinese(data: Copied): string {
  if (data.what === 'voice')
    return `${data.agency}的报告里自称“${data.word}”，像是从别的单位的报告里抄来的。请核对这一段，改成本机关的情况。`
  const template = data.sharedBy >= TEMPLATE ? `这段文字有 ${data.sharedBy} 个单位相同，可能是统一下发的模板。` : ''
  return `${SECTION_NAMES[data.section].zh}与${data.other} ${data.year} 年度的报告有 ${data.percent}% 相同（已遮去数字和名称）。${template}请按本机关的实际情况写。`
}

function inEnglish(data: Copied): string {
  if (data.what === 'voice')
    return `The report of ${data.agency} calls itself “${data.word}”, as if taken from another agency's report. Check this passage.`
  const template =
    data.sharedBy >= TEMPLATE ? ` ${data.sharedBy} agencies share this text, so it may be a template that was handed out.` : ''
  return `${SECTION_NAMES[data.section].en}: ${data.percent}% of the text is that of ${data.other} on ${data.year} (figures and names masked).${template} Write what this agency did.`
}

/** Prose is the agency's own. */
export const proseCopiedFromAnotherAgency: AcrossRule<Copied> = {
  kind: 'across',
  id: 'prose-copied-from-another-agency',
  catalogue: ['AG-04'],
  group: 'across-agencies',
  severity: 'warning',
  title: { zh: '文字不是抄别的单位的', en: 'The text is not another agency’s' },
  about: {
    checks: {
      zh: '第一、第五部分与别的机关的报告，遮去数字、年份、名称和法定用语以后九成以上相同的；乡镇的报告自称“我局”、部门的报告自称“我镇”的。结果记在年度较晚、或层级较高的一份上。四个以上单位相同的，可能是统一模板，只作提示。',
      en: 'Sections one and five that are 90 % those of another agency, figures, years, names and statutory phrases masked; a township that says 我局 or a bureau that says 我镇. The finding stands on the later report, or on that of the larger body. A text that four or more agencies share is only info.',
    },
    leavesAlone: {
      zh: '很短的部分；法律和格式规定的用语；引号里的话；同一机关的不同版本。',
      en: 'Short sections; phrases of the law and the format; words in quotation marks; versions of one agency’s report.',
    },
  },
  reads: ['sections', 'agency'],
  checkAcross,
  messages: { zh: inChinese, en: inEnglish },
  examples: {
    consistent: [
      {
        shows: '两个单位写的不一样',
        reports: [
          { prose: { overview: PROSE_EXAMPLES.one } },
          { agency: '平川县财政局', prose: { overview: PROSE_EXAMPLES.other } },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '与另一个局的文字相同',
        reports: [
          { prose: { overview: PROSE_EXAMPLES.one } },
          { agency: '平川县财政局', year: 2022, prose: { overview: PROSE_EXAMPLES.one.replaceAll('2023', '2022') } },
        ],
      },
      {
        shows: '镇政府的报告自称“我局”',
        reports: [{ agency: '听松镇人民政府', prose: { overview: '2023年，我局认真落实各项公开要求。' } }],
      },
    ],
    cannotTell: [],
  },
}
