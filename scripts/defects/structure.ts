/** Sections, tables and labels that are not as the form has them. */
import { mutations, type SampleRecord } from '../sample/index.js'
import { applicationColumns, resultGroups } from '../sample/official-form.js'
import type { Defect, Ground, Seeded } from './defect.js'
import { figure, OVERVIEW, PROBLEMS, rewrite, withCells } from './ground.js'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八']
const renumber = (heading: string, index: number) => heading.replace(/^[一二三四五六]、/, `${NUMERALS[index]}、`)

/** A statement of the parts would make two findings of one missing section. */
function withoutClaim(record: SampleRecord): SampleRecord {
  const preamble = record.preamble.map((text) => text.replace(/(?:全文包括|本报告由|报告分为)[^。]*。/g, ''))
  return { ...record, preamble }
}

function missingSection({ random, sound }: Ground): Seeded {
  const record = withoutClaim(sound())
  const gone = random.pick([PROBLEMS, 5, OVERVIEW])
  const numbered = random.chance(0.5)
  const sections = record.sections
    .filter((_, index) => index !== gone)
    .map((section, index) => (numbered ? { ...section, heading: renumber(section.heading, index) } : section))
  return { reports: [{ ...record, sections }], said: `without ${record.sections[gone]?.heading}` }
}

function outOfOrder({ random, sound }: Ground): Seeded {
  const record = withoutClaim(sound())
  const { sections } = record
  const [five, six] = [sections[PROBLEMS] as SampleRecord['sections'][number], sections[5] as SampleRecord['sections'][number]]
  const extra = { heading: '七、工作亮点和特色做法', before: ['打造公开专区，受到群众欢迎，经验在全系统推广。'] }
  const [said, changed] = random.pick([
    ['five and six changed places', [...sections.slice(0, 4), six, five]],
    ['six has the number of five', [...sections.slice(0, 5), { ...six, heading: renumber(six.heading, 4) }]],
    ['six has the number seven', [...sections.slice(0, 5), { ...six, heading: renumber(six.heading, 6) }]],
    ['a seventh section', [...sections, extra]],
  ] as const)
  return { reports: [{ ...record, sections: changed }], said }
}

const TITLES = ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况']
const LAST_TITLES = ['存在的主要问题及改进情况', '其他需要报告的事项']

function claimedParts({ random, sound }: Ground): Seeded {
  const record = withoutClaim(sound())
  const claim = random.pick([
    `本报告由${[...TITLES, '收费及减免情况', ...LAST_TITLES].join('、')}等七个部分组成。`,
    `全文共分五个部分。`,
    `本报告包括${TITLES.join('、')}四部分内容。`,
    `本年度报告共包括七个部分：${[...TITLES, ...LAST_TITLES, '附件'].join('、')}。`,
    `报告主要由${[...TITLES, '政府信息公开收费情况', ...LAST_TITLES].join('，')}组成，共七部分。`,
  ])
  const preamble = [`${record.preamble[0]}${claim}`, ...record.preamble.slice(1)]
  return { reports: [{ ...record, preamble }], said: claim }
}

function oldForm({ random, another }: Ground): Seeded {
  const year = random.int(2021, 2025)
  const form = random.pick(['2019', 'hybrid'] as const)
  return { reports: [another(0, { year, form })], said: `the form of ${form} for ${year}` }
}

function missingRow({ random, sound }: Ground): Seeded | null {
  const record = sound()
  const rows = resultGroups[record.forms.applications].flatMap(({ key, rows: items }) =>
    items.length > 2 ? items.map((item) => `results.${key}.${item.key}`) : [],
  )
  const empty = rows.filter((row) => figure(record, `applications.${row}.total`) === 0)
  const gone = empty.length > 0 ? random.pick(empty) : random.pick(rows)
  // What the row counted is taken out of the sums, so that nothing but the row is missing.
  const cells: Record<string, number> = {}
  for (const { key } of applicationColumns) {
    for (const row of ['results.total', 'newlyReceived'])
      cells[`applications.${row}.${key}`] =
        figure(record, `applications.${row}.${key}`) - figure(record, `applications.${gone}.${key}`)
  }
  if (Object.values(cells).some((value) => value < 0)) return null
  const left = Object.fromEntries(
    Object.entries(withCells(record, cells).cells).filter(([key]) => !key.startsWith(`applications.${gone}.`)),
  )
  const keys = applicationColumns.map(({ key }) => `applications.${gone}.${key}`)
  return {
    reports: [{ ...record, cells: left, rows: { omitted: [gone] } }],
    cells: keys,
    // The prose counted the row too.
    changed: [...keys, ...Object.keys(cells), ...rows.map((row) => `applications.${row}.total`)],
    said: `without the row ${gone}`,
  }
}

/** The figures of a row moved one cell to the right; the last falls into the first. */
function shiftedRow({ random, sound }: Ground): Seeded | null {
  const record = sound({ density: 0.75 })
  const columns = applicationColumns.map(({ key }) => key)
  const rows = resultGroups[record.forms.applications].flatMap(({ key, rows: items }) =>
    items.length === 0 ? [`results.${key}`] : items.map((item) => `results.${key}.${item.key}`),
  )
  const row = random.pick(rows)
  const keys = columns.map((column) => `applications.${row}.${column}`)
  const figures = keys.map((key) => figure(record, key))
  if (figures.filter((value) => value > 0).length < 3) return null
  const moved = [0, ...figures.slice(0, -1)]
  const cells = Object.fromEntries(keys.map((key, index) => [key, moved[index] as number]))
  return { reports: [withCells(record, cells)], changed: keys, said: `${row}: ${moved.join(' ')}` }
}

/** Slips that were seen in published reports, and one drawn. */
function label({ random, sound }: Ground): Seeded {
  const record = sound()
  const in2021 = record.forms.proactive === '2021'
  const seen: readonly (readonly [string, string])[] = [
    ['results.withheld.prohibitedByLaw', '2.其他法律行政止公开'],
    ['reconsideration.upheld', '结果维'],
    ['reconsideration.corrected', '结果纠'],
    ['reconsideration.other', '其他结'],
    ['litigation.direct.pending', '尚未审'],
    ...(in2021 ? ([['proactive.*.inForce', '现行有效件']] as const) : []),
  ]
  if (random.chance(0.5)) {
    const [id, printed] = random.pick(seen)
    return { reports: [{ ...record, labels: { [id]: printed } }], said: `${id} is printed ${printed}` }
  }
  const mutated = mutations.typo?.(record, random)
  return { reports: [mutated?.record ?? record], changed: [], said: mutated?.what ?? '' }
}

function emptySection({ random, sound }: Ground): Seeded {
  const record = sound()
  const section = random.pick([PROBLEMS, PROBLEMS, OVERVIEW])
  const left = random.pick([[], ['无。'], ['暂无。'], ['（一）主要问题', '（二）改进措施'], ['详见附件。']])
  return { reports: [rewrite(record, section, () => left)], said: `section ${section + 1}: ${left.join(' ')}` }
}

export const structureDefects: readonly Defect[] = [
  { rule: 'six-sections-present', seed: missingSection },
  { rule: 'sections-in-order', seed: outOfOrder },
  { rule: 'claimed-sections-found', seed: claimedParts },
  { rule: 'layout-due-for-year', seed: oldForm },
  { rule: 'layout-complete', seed: missingRow },
  { rule: 'layout-complete', seed: shiftedRow },
  { rule: 'label-as-in-form', seed: label, formats: ['html', 'docx', 'pdf'] },
  { rule: 'section-has-content', seed: emptySection },
]
