// Claim: sections one (overview) and five (problems and improvements) say something: at least thirty characters beside headings.
// Seen: section five with the heading 主要问题 and nothing behind it; copied instructions of the form (该部分以表格形式报告).
// Leaves alone: section six, where 无 is an answer; sections two to four, which are tables; copies that end before; missing sections.
// Known limit: text that the page shows as a picture or gives in an attachment is not there for us.
import { type Evidence, evidence } from '../document/index.js'
import type { Report, Section } from '../layouts/index.js'
import { type Sentence, sentenceSubject, sentencesOf } from './prose/sentences.js'
import { TEMPLATE_INSTRUCTION } from './prose/template-words.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'

type Thin =
  | { readonly what: 'thin'; readonly section: 'overview' | 'problems'; readonly characters: number }
  | { readonly what: 'instruction'; readonly words: string }

/** Characters of prose, without white space and headings; below, nothing can have been reported (`domain.md` C.6). */
const SHORTEST = 30

function check(report: Report): Outcome<Thin>[] {
  if (!hasFormOfToday(report)) return []
  if (report.sections.length === 0) return [cannotTell({ code: 'no-sections' })]
  const sentences = sentencesOf(report)
  const outcomes = (['overview', 'problems'] as const).flatMap((kind) => judge(report, sentences, kind))
  outcomes.push(...sentences.flatMap(instruction))
  return outcomes.length === 0 ? [consistent] : outcomes
}

function judge(report: Report, sentences: readonly Sentence[], kind: 'overview' | 'problems'): Outcome<Thin>[] {
  const section = report.sections.find((one) => one.kind === kind)
  if (section === undefined) return []
  const characters = sentences
    .filter((sentence) => sentence.where === kind && saysSomething(sentence))
    .reduce((total, { text }) => total + text.length, 0)
  if (characters >= SHORTEST) return []
  // What follows the last heading of a copy that ends early was there in the document.
  if (report.cutOff && section === report.sections.at(-1)) return [cannotTell({ code: 'copy-cut-off' })]
  return [
    {
      is: 'inconsistent',
      cells: [],
      subject: { of: 'part', part: `section ${kind}` },
      expected: SHORTEST,
      actual: characters,
      evidence: seenIn(section),
      data: { what: 'thin', section: kind, characters },
    },
  ]
}

/** A short numbered line is read as a heading, but `1.公开意识有待增强。` is a sentence. */
function saysSomething({ heading, text }: Sentence): boolean {
  if (heading === null) return true
  return (
    heading === 'inner' && text.endsWith('。') && !/(?:情况|问题|不足|措施|打算|方面|工作|计划|建设|保障|管理|无)。$/.test(text)
  )
}

function seenIn(section: Section): [Evidence, ...Evidence[]] {
  const heading = evidence(section.heading.text.now.trim(), section.heading.place)
  return [
    heading,
    ...section.prose.filter(({ text }) => text.now.trim() !== '').map(({ text, place }) => evidence(text.now.trim(), place)),
  ]
}

function instruction(sentence: Sentence): Outcome<Thin>[] {
  const match = TEMPLATE_INSTRUCTION.exec(sentence.text)
  if (!match) return []
  return [
    {
      is: 'inconsistent',
      cells: [],
      subject: sentenceSubject(sentence, 'instruction'),
      evidence: [sentence.seen(match.index, match.index + match[0].length)],
      data: { what: 'instruction', words: match[0] },
      severity: 'info',
    },
  ]
}

const NAMES = {
  overview: ['第一部分（总体情况）', 'Section one (overview)'],
  problems: ['第五部分（存在的主要问题及改进情况）', 'Section five (problems and improvements)'],
} as const

/** Sections one and five have content, and no instruction of the form was left standing. */
export const sectionHasContent: Rule<Thin> = {
  id: 'section-has-content',
  catalogue: ['STR-06', 'STR-09'],
  group: 'structure',
  severity: 'warning',
  title: { zh: '第一、第五部分有实际内容', en: 'Sections one and five have content' },
  about: {
    checks: {
      zh: '第一部分（总体情况）和第五部分（存在的主要问题及改进情况），除小标题外至少有 30 个字。另外，模板里的填写说明（如“该部分以表格形式报告”）没有删掉的，作提示。',
      en: 'Sections one (overview) and five (problems and improvements) hold at least thirty characters beside their headings. Instructions of the form that were left standing are remarked upon.',
    },
    leavesAlone: {
      zh: '第六部分写“无”是可以的；第二至第四部分是表格；中途断掉的文件，断在最后的部分不下结论；缺少的部分由 six-sections-present 判断。2018 年度及以前的报告不查。',
      en: 'Section six may say 无; sections two to four are tables; the last section of a copy that ends early; missing sections belong to six-sections-present. Reports up to 2018 are not checked.',
    },
  },
  reads: ['sections', 'year', 'cutOff'],
  check,
  messages: {
    zh: (data) =>
      data.what === 'instruction'
        ? `正文里留着模板的填写说明“${data.words}”。请删去。`
        : `${NAMES[data.section][0]}除小标题外只有 ${data.characters} 个字，没有实际内容。请补写；原文在图片或附件里的，请放进正文。`,
    en: (data) =>
      data.what === 'instruction'
        ? `An instruction of the form was left in the text: “${data.words}”. Delete it.`
        : `${NAMES[data.section][1]} holds only ${data.characters} characters beside its headings. Write it; if the text is in a picture or an attachment, put it into the report itself.`,
  },
  examples: {
    consistent: [{ shows: '第六部分写“无”', prose: { other: '无。' } }],
    inconsistent: [
      { shows: '第五部分只有小标题', prose: { problems: '（一）主要问题' } },
      { shows: '模板的填写说明没有删', prose: { proactive: '该部分以表格形式报告。' } },
    ],
    cannotTell: [
      { shows: '没有认出各部分', headings: [] },
      {
        shows: '文件断在第五部分',
        headings: ['一、总体情况', '五、存在的主要问题及改进情况'],
        prose: { problems: '' },
        cutOff: true,
      },
    ],
  },
}
