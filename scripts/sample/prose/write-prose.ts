/** The prose of a random record: title, preamble, six sections, signature. */
import type { Random } from '../random.js'
import type { Agency } from '../random-agency.js'
import type { CellContent, SampleRecord, SectionRecord } from '../record.js'
import { aboutApplications, aboutDisputes, otherMatters, problemsAndImprovements } from './closing.js'
import { type ProseContext, proseContext } from './context.js'
import { overview } from './overview.js'
import { preamble, signature, titleLines } from './preamble.js'

/** Headings of the form, each with the variants that published reports use. */
const HEADINGS: readonly (readonly string[])[] = [
  ['总体情况', '总体情况', '总体情况', '基本情况'],
  ['主动公开政府信息情况', '主动公开政府信息情况', '行政机关主动公开政府信息情况'],
  ['收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请情况', '行政机关收到和处理政府信息公开申请情况'],
  [
    '政府信息公开行政复议、行政诉讼情况',
    '政府信息公开行政复议、行政诉讼情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  ],
  ['存在的主要问题及改进情况', '存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况'],
  ['其他需要报告的事项', '其他需要报告的事项', '其他需要报告事项'],
]
const NUMERALS = ['一', '二', '三', '四', '五', '六']

export function writeProse(
  random: Random,
  agency: Agency,
  year: number,
  forms: SampleRecord['forms'],
  cells: Readonly<Record<string, CellContent>>,
): Pick<SampleRecord, 'title' | 'preamble' | 'claims' | 'sections' | 'signature'> {
  const context = proseContext(random, agency, year, forms, cells)
  return { title: titleLines(context), ...preamble(context), sections: sections(context), signature: signature(context) }
}

function sections(context: ProseContext): SectionRecord[] {
  const usual = context.random.chance(0.6)
  const headings = HEADINGS.map((variants, index) => `${NUMERALS[index]}、${usual ? variants[0] : context.random.pick(variants)}`)
  const bodies: Omit<SectionRecord, 'heading'>[] = [
    { before: overview(context) },
    { before: [], table: 'proactive' },
    { before: aboutApplications(context), table: 'applications' },
    { before: aboutDisputes(context), table: 'disputes' },
    { before: problemsAndImprovements(context) },
    { before: otherMatters(context) },
  ]
  return bodies.map((body, index) => ({ heading: headings[index] as string, ...body }))
}
