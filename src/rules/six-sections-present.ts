// Claim: a report has all six sections of the national format.
// Seen: reports that end after their tables; 存在的主要问题及改进情况 left out.
// Leaves alone: years before 2019; a section whose table is there without its heading; a heading of other wording at the
// place of the missing one; copies that end in the middle.
// Known limit: a heading that is a picture is not seen; where no heading at all was found, nothing is said.
import { evidence } from '../document/index.js'
import type { Report, SectionKind } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'
import { missingSections } from './table/missing-sections.js'

interface NoSection {
  readonly kind: SectionKind
  readonly number: number
  readonly found: number
}

function check(report: Report): Outcome<NoSection>[] {
  if (!hasFormOfToday(report)) return []
  if (report.sections.length === 0) return [cannotTell({ code: 'no-sections' })]
  const missing = missingSections(report)
  if (missing.length === 0) return [consistent]
  if (report.cutOff) return [cannotTell({ code: 'copy-cut-off' })]
  return missing.map(({ kind, number, before }): Outcome<NoSection> => {
    const heading = (before ?? report.sections[0])?.heading
    if (heading === undefined) return cannotTell({ code: 'no-sections' })
    return {
      is: 'inconsistent',
      cells: [],
      subject: { of: 'part', part: `section ${kind}` },
      evidence: [evidence(heading.text.now.trim(), heading.place)],
      data: { kind, number, found: report.sections.length },
    }
  })
}

const TITLES: Readonly<Record<SectionKind, { readonly zh: string; readonly en: string }>> = {
  overview: { zh: '一、总体情况', en: 'one (general situation)' },
  proactive: { zh: '二、主动公开政府信息情况', en: 'two (proactive disclosure)' },
  applications: { zh: '三、收到和处理政府信息公开申请情况', en: 'three (applications)' },
  disputes: { zh: '四、政府信息公开行政复议、行政诉讼情况', en: 'four (reconsideration and litigation)' },
  problems: { zh: '五、存在的主要问题及改进情况', en: 'five (problems and improvements)' },
  other: { zh: '六、其他需要报告的事项', en: 'six (other matters)' },
}

/** All six sections are there. */
export const sixSectionsPresent: Rule<NoSection> = {
  id: 'six-sections-present',
  catalogue: ['STR-01'],
  group: 'structure',
  severity: 'error',
  title: { zh: '六个部分齐全', en: 'All six sections are there' },
  about: {
    checks: {
      zh: '2019 年度起的报告应当有六个部分：总体情况，主动公开，依申请公开，复议诉讼，存在问题及改进，其他事项。既没有标题也没有内容的，指出缺的是哪一部分。',
      en: 'Reports on 2019 and later have six sections. Where neither the heading nor the content of one is found, the finding names it.',
    },
    leavesAlone: {
      zh: '表在而标题不在的部分；位置对、只是标题措辞不同的；中途断了的文件；一个标题也没有认出的文件（标题可能是图片）。',
      en: 'Sections whose table is there without a heading; a heading of other wording in the right place; copies that end in the middle; documents without any heading (they may be pictures).',
    },
  },
  reads: ['sections', 'tables'],
  check,
  messages: {
    zh: ({ kind, found }) =>
      `缺“${TITLES[kind].zh}”这一部分（正文找到 ${found} 个部分）。请补上；没有内容的，也要保留标题并写明“无”。`,
    en: ({ kind, found }) =>
      `Section ${TITLES[kind].en} is missing (${found} sections were found). Add it; where there is nothing to report, keep the heading and say so.`,
  },
  examples: {
    consistent: [{ shows: '六个部分齐全' }],
    inconsistent: [
      {
        shows: '没有“存在的主要问题及改进情况”',
        headings: [
          '一、总体情况',
          '二、主动公开政府信息情况',
          '三、收到和处理政府信息公开申请情况',
          '四、政府信息公开行政复议、行政诉讼情况',
          '五、其他需要报告的事项',
        ],
      },
    ],
    cannotTell: [
      { shows: '没有认出任何标题', headings: [] },
      { shows: '文件中途断了', headings: ['一、总体情况', '二、主动公开政府信息情况'], cutOff: true },
    ],
  },
}
