// Claim: sections and tables are numbered one after another, each once, and sections stand in the order of the form.
// Seen: 表一 and 表三 without 表二; two sections numbered 五; a seventh section that the form does not have.
// Leaves alone: reports on years before 2019; appendices (附件, 附表); the same heading printed twice in a row (a page break).
// Known limit: a missing first table is not reported: a copy may begin after it. Wording of headings is not compared.
import { type Evidence, evidence } from '../document/index.js'
import type { Report, Section, SectionKind } from '../layouts/index.js'
import { cannotTell, consistent, type Inconsistent, type Outcome, type Rule, type SomeEvidence } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'
import { missingSections } from './table/missing-sections.js'

type Problem = 'gap' | 'twice' | 'order' | 'extra' | 'caption-gap'

interface OutOfOrder {
  readonly problem: Problem
  /** The heading or caption concerned, as printed. */
  readonly seen: string
  /** The heading or caption before it, as printed; empty where there is none. */
  readonly before: string
  /** Numbers that were passed over; for `twice`, the number. */
  readonly numbers: readonly number[]
}

const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']
const NUMERALS = '零一二三四五六七八九十'

function check(report: Report): Outcome<OutOfOrder>[] {
  if (!hasFormOfToday(report)) return []
  const sections = report.sections.filter((section, index, all) => !repeats(section, all[index - 1]))
  const absent = new Set(missingSections(report).map(({ number }) => number))
  const outcomes = [...sectionOutcomes(sections, absent), ...captionOutcomes(report)]
  if (sections.length === 0) outcomes.push(cannotTell({ code: 'no-sections' }))
  return outcomes.length === 0 ? [consistent] : outcomes
}

/** The same heading again, as a page break may print it. */
function repeats(section: Section, before: Section | undefined): boolean {
  return before !== undefined && before.number === section.number && before.heading.text.folded === section.heading.text.folded
}

/** `absent`: numbers of sections that are not there at all; a gap of those is six-sections-present's. */
function sectionOutcomes(sections: readonly Section[], absent: ReadonlySet<number>): Outcome<OutOfOrder>[] {
  const outcomes: Outcome<OutOfOrder>[] = []
  let before: Section | undefined
  for (const section of sections) {
    if (isAppendix(section)) continue
    const problem = problemOf(section, before, sections)
    const told = problem?.problem === 'gap' && problem.numbers.every((number) => absent.has(number))
    if (problem && !told) outcomes.push(sectionFinding(problem.problem, section, before, problem.numbers))
    if (section.number !== null) before = section
  }
  return outcomes
}

function isAppendix({ heading }: Section): boolean {
  return /^\s*(?:[一二三四五六七八九十]+[、.．])?\s*附[件表录：:]/.test(heading.text.folded)
}

function problemOf(
  section: Section,
  before: Section | undefined,
  all: readonly Section[],
): { readonly problem: Problem; readonly numbers: readonly number[] } | undefined {
  const { number, kind } = section
  if (number === null) return undefined
  const last = before?.number ?? 0
  if (number === last) return { problem: 'twice', numbers: [number] }
  if (number < last) return { problem: 'order', numbers: [number] }
  if (number > last + 1)
    return { problem: 'gap', numbers: Array.from({ length: number - last - 1 }, (_, index) => last + 1 + index) }
  if (before?.kind && kind && ORDER.indexOf(kind) === ORDER.indexOf(before.kind)) return { problem: 'twice', numbers: [] }
  if (before?.kind && kind && ORDER.indexOf(kind) < ORDER.indexOf(before.kind)) return { problem: 'order', numbers: [] }
  // A heading of no known kind is foreign to the form only if all six are there without it.
  if (kind === null && ORDER.every((known) => all.some((other) => other.kind === known))) return { problem: 'extra', numbers: [] }
  return undefined
}

function sectionFinding(
  problem: Problem,
  section: Section,
  before: Section | undefined,
  numbers: readonly number[],
): Inconsistent<OutOfOrder> {
  const seen = (one: Section): Evidence => evidence(one.heading.text.now.trim(), one.heading.place)
  return finding(problem, `section ${problem} ${section.kind ?? section.number}`, numbers, [
    seen(section),
    ...(before === undefined ? [] : [seen(before)]),
  ])
}

function captionOutcomes({ captions }: Report): Outcome<OutOfOrder>[] {
  return captions.flatMap((caption, index) => {
    const before = captions[index - 1]
    if (before === undefined || caption.number <= before.number + 1) return []
    const numbers = Array.from({ length: caption.number - before.number - 1 }, (_, step) => before.number + 1 + step)
    const both: SomeEvidence = [evidence(caption.seen, caption.place), evidence(before.seen, before.place)]
    return [finding('caption-gap', `caption ${numbers.join(' ')}`, numbers, both)]
  })
}

function finding(problem: Problem, part: string, numbers: readonly number[], seen: SomeEvidence): Inconsistent<OutOfOrder> {
  const data = { problem, seen: seen[0].seen, before: seen[1]?.seen ?? '', numbers }
  return { is: 'inconsistent', cells: [], subject: { of: 'part', part }, evidence: seen, data }
}

function han(numbers: readonly number[], prefix: string, suffix: string): string {
  return numbers.map((number) => `“${prefix}${NUMERALS[number] ?? number}${suffix}”`).join('')
}

function inChinese({ problem, seen, before, numbers }: OutOfOrder): string {
  const after = before === '' ? '报告一开始' : `“${before}”之后`
  switch (problem) {
    case 'gap':
      return `${after}直接是“${seen}”，缺${han(numbers, '', '、')}。请核对是漏了这一部分，还是序号编错了。`
    case 'twice':
      return `“${seen}”与前面的“${before}”重复（${numbers.length > 0 ? '序号相同' : '内容属于同一部分'}）。请合并或改正序号。`
    case 'order':
      return `“${seen}”排在“${before}”之后，与格式规定的顺序不符。请调整顺序或改正序号。`
    case 'extra':
      return `“${seen}”不是格式规定的六个部分之一。请把内容并入相应部分（如“其他需要报告的事项”）。`
    case 'caption-gap':
      return `表的编号不连续：“${before}”之后是“${seen}”，缺${han(numbers, '表', '')}。请核对是漏了表，还是编号编错了。`
  }
}

function inEnglish({ problem, seen, before, numbers }: OutOfOrder): string {
  const after = before === '' ? 'At the start of the report' : `After “${before}”`
  switch (problem) {
    case 'gap':
      return `${after} comes “${seen}”: number ${numbers.join(', ')} is missing. Check whether a section was left out or the numbering is wrong.`
    case 'twice':
      return `“${seen}” repeats “${before}” (${numbers.length > 0 ? 'the same number' : 'the same section'}). Merge them or correct the number.`
    case 'order':
      return `“${seen}” stands after “${before}”, which is not the order of the form. Move it or correct the number.`
    case 'extra':
      return `“${seen}” is none of the six sections of the form. Move its content to the section where it belongs, such as “其他需要报告的事项”.`
    case 'caption-gap':
      return `Tables are not numbered one after another: “${before}” is followed by “${seen}”, so table ${numbers.join(', ')} is missing. Check whether a table was left out or the numbering is wrong.`
  }
}

/** Sections and numbered tables follow one another in the order of the form. */
export const sectionsInOrder: Rule<OutOfOrder> = {
  id: 'sections-in-order',
  catalogue: ['STR-02'],
  group: 'structure',
  severity: 'warning',
  title: { zh: '各部分、各表依次编号', en: 'Sections and tables are numbered in order' },
  about: {
    checks: {
      zh: '各部分的序号应当连续、不重复，顺序与格式一致，不多出格式没有的部分；表一、表二、表三的编号应当连续。',
      en: 'Sections are numbered without gap or repetition, in the order of the form, and none is added; numbered tables follow one another.',
    },
    leavesAlone: {
      zh: '附件、附表；标题的具体措辞；换页时重复印出的同一标题；2019 年度以前的报告。',
      en: 'Appendices; the wording of headings; a heading printed again after a page break; reports on years before 2019.',
    },
  },
  reads: ['sections', 'captions'],
  check,
  messages: { zh: inChinese, en: inEnglish },
  examples: {
    consistent: [{ shows: '六个部分依次排列，表一到表三齐全', captions: [1, 2, 3] }],
    inconsistent: [
      { shows: '有表一、表三，没有表二', captions: [1, 3] },
      {
        shows: '缺“四、”',
        headings: [
          '一、总体情况',
          '二、主动公开政府信息情况',
          '三、收到和处理政府信息公开申请情况',
          '五、存在的主要问题及改进情况',
          '六、其他需要报告的事项',
        ],
      },
      {
        shows: '两个“五、”',
        headings: [
          '一、总体情况',
          '二、主动公开政府信息情况',
          '三、收到和处理政府信息公开申请情况',
          '四、政府信息公开行政复议、行政诉讼情况',
          '五、存在的主要问题及改进情况',
          '五、其他需要报告的事项',
        ],
      },
    ],
    cannotTell: [{ shows: '没有认出任何部分的标题', headings: [] }],
  },
}
