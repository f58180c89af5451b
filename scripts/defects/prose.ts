/** One statement of the prose made wrong: a count, a none, an outcome, a share, a blank of the template. */

import type { SampleRecord } from '../sample/index.js'
import { resultLeaves } from '../sample/official-form.js'
import type { Random } from '../sample/random.js'
import type { Defect, Ground, Seeded } from './defect.js'
import { APPLICATIONS, DISPUTES, figure, numberSaid, OVERVIEW, resultsOf, say, selfOf } from './ground.js'

const total = (row: string) => `applications.${row}.total`

/** A statement about a count of the tables: its cells, what they count, and ways to say it. `n` is the number as printed. */
interface Statement {
  readonly section: number
  readonly cells: (record: SampleRecord) => readonly string[]
  readonly ways: readonly ((n: string, record: SampleRecord) => string)[]
  /** Only in reports on the form of 2021. */
  readonly only2021?: true
}

const group = (prefix: string) => (record: SampleRecord) =>
  resultLeaves(record.forms.applications)
    .filter((row) => row.startsWith(`results.${prefix}`))
    .map(total)

const STATEMENTS: readonly Statement[] = [
  {
    section: APPLICATIONS,
    cells: () => [total('newlyReceived')],
    ways: [
      (n, { year }) => `${year}年，共收到政府信息公开申请${n}件。`,
      (n) => `全年新收依申请公开件${n}件，申请内容集中在土地、社保两个方面。`,
      (n, record) => `本年度${selfOf(record)}受理政府信息公开申请${n}宗，均按程序登记。`,
      (n) => `一年来，累计接到公民、法人和其他组织提出的信息公开申请${n}起。`,
      (n, { year }) => `${year}年度收到的政府信息公开申请数量为${n}件。`,
      (n) => `今年以来，通过各种渠道收到政府信息公开申请共计 ${n} 件。`,
      (n, record) => `${selfOf(record)}${record.year}年共收到依申请公开政府信息申请${n}条。`,
    ],
  },
  {
    section: APPLICATIONS,
    cells: () => [total('results.total')],
    ways: [
      (n) => `全年共办结政府信息公开申请${n}件。`,
      (n) => `本年度答复政府信息公开申请${n}件，无一超期。`,
      (n, { year }) => `${year}年办理完毕政府信息公开申请${n}件。`,
      (n) => `年内已按期答复依申请公开事项${n}件。`,
    ],
  },
  {
    section: APPLICATIONS,
    cells: () => [total('carriedIn')],
    ways: [
      (n) => `上年结转政府信息公开申请${n}件。`,
      (n, { year }) => `办理${year - 1}年结转的政府信息公开申请${n}件。`,
      (n) => `另有上年度结转申请${n}件，一并办理。`,
    ],
  },
  {
    section: APPLICATIONS,
    cells: () => [total('carriedOut')],
    ways: [
      (n) => `结转下年度继续办理的政府信息公开申请${n}件。`,
      (n, { year }) => `政府信息公开申请结转至${year + 1}年办理${n}件。`,
      (n) => `尚在办理期限内的申请结转下年${n}件。`,
    ],
  },
  {
    section: APPLICATIONS,
    cells: () => [total('results.disclosed')],
    ways: [(n) => `在答复的政府信息公开申请中，予以公开${n}件。`, (n) => `从申请办理结果看，予以公开的有${n}件。`],
  },
  {
    section: APPLICATIONS,
    cells: () => [total('results.partiallyDisclosed')],
    ways: [(n) => `依申请公开办理结果中，部分公开${n}件。`, (n) => `对信息公开申请作出部分公开答复${n}件。`],
  },
  {
    section: APPLICATIONS,
    cells: group('withheld'),
    ways: [(n) => `依法对政府信息公开申请不予公开${n}件。`, (n) => `信息公开申请办理结果为不予公开的共${n}件。`],
  },
  {
    section: APPLICATIONS,
    cells: group('unavailable'),
    ways: [(n) => `政府信息公开申请答复中，无法提供${n}件。`, (n) => `依申请公开方面，无法提供的共${n}件。`],
  },
  {
    section: DISPUTES,
    cells: () => ['reconsideration.total'],
    ways: [
      (n) => `因政府信息公开引发的行政复议案件${n}件。`,
      (n, { year }) => `${year}年，涉及政府信息公开的行政复议共${n}起。`,
      (n, record) => `本年度${selfOf(record)}收到信息公开类行政复议${n}件。`,
    ],
  },
  {
    section: DISPUTES,
    cells: () => ['litigation.direct.total', 'litigation.afterReconsideration.total'],
    ways: [
      (n) => `因政府信息公开被提起行政诉讼${n}件。`,
      (n, { year }) => `${year}年发生政府信息公开行政诉讼案件${n}起。`,
      (n) => `涉及信息公开的行政诉讼共计${n}件。`,
    ],
  },
  {
    section: OVERVIEW,
    cells: () => ['proactive.normativeDocuments.issued'],
    only2021: true,
    ways: [
      (n) => `全年制发行政规范性文件${n}件。`,
      (n, record) => `${record.year}年${selfOf(record)}共制定规范性文件${n}份，均按规定公布。`,
      (n) => `年内印发行政规范性文件${n}件，并同步解读。`,
    ],
  },
  {
    section: OVERVIEW,
    cells: () => ['proactive.normativeDocuments.repealed'],
    only2021: true,
    ways: [(n) => `本年度废止行政规范性文件${n}件。`, (n) => `全年废止规范性文件${n}份。`],
  },
  {
    section: OVERVIEW,
    cells: () => ['proactive.normativeDocuments.inForce'],
    only2021: true,
    ways: [(n) => `现行有效的行政规范性文件${n}件。`, (n) => `截至年底，现行有效行政规范性文件共${n}件。`],
  },
]

function draw({ random, sound, another }: Ground, statements: readonly Statement[]) {
  const statement = random.pick(statements)
  const record = statement.only2021 ? another(0, { year: random.int(2021, 2025) }) : sound()
  const cells = statement.cells(record)
  return { statement, record, cells, counted: cells.reduce((sum, key) => sum + figure(record, key), 0) }
}

function wrongCount(ground: Ground): Seeded | null {
  const { random } = ground
  const { statement, record, cells, counted } = draw(ground, STATEMENTS)
  const said = Math.max(0, counted + random.pick([-11, -2, -1, 1, 2, 3, 10, 27]))
  // None against some is another rule's; and a count that names another total of the table may be read as that one.
  const received = figure(record, total('newlyReceived'))
  if (said === counted || said === 0 || counted === 0 || said === received + figure(record, total('carriedIn'))) return null
  const sentence = random.pick(statement.ways)(numberSaid(said, random), record)
  const section = statement.section === APPLICATIONS && random.chance(0.5) ? OVERVIEW : statement.section
  return { reports: [say(record, section, sentence, random)], cells, said: `${sentence} (the table counts ${counted})` }
}

const NONE: readonly Statement[] = [
  {
    section: APPLICATIONS,
    cells: () => [total('newlyReceived')],
    ways: [
      (_, { year }) => `${year}年，未收到政府信息公开申请。`,
      (_, record) => `本年度${selfOf(record)}没有收到公民、法人和其他组织提出的政府信息公开申请。`,
      (_, record) => `${record.year}年${selfOf(record)}未受理依申请公开事项。`,
      () => '全年收到政府信息公开申请0件。',
      () => '今年无政府信息公开申请。',
      (_, { year }) => `${year}年度未接到要求公开政府信息的申请。`,
    ],
  },
  {
    section: DISPUTES,
    cells: () => ['reconsideration.total'],
    ways: [
      () => '本年度未发生因政府信息公开申请行政复议的情况。',
      (_, { year }) => `${year}年没有政府信息公开行政复议案件。`,
      (_, record) => `${selfOf(record)}无因政府信息公开引起的行政复议。`,
      () => '全年因政府信息公开被申请行政复议0件。',
    ],
  },
  {
    section: DISPUTES,
    cells: () => ['litigation.direct.total', 'litigation.afterReconsideration.total'],
    ways: [
      () => '全年未发生因政府信息公开提起的行政诉讼。',
      (_, { year }) => `${year}年，没有因政府信息公开引发的行政诉讼。`,
      () => '本年度无政府信息公开行政诉讼案件。',
    ],
  },
]

function saysNone(ground: Ground): Seeded | null {
  const { statement, record, cells, counted } = draw(ground, NONE)
  if (counted === 0) return null
  const sentence = ground.random.pick(statement.ways)('', record)
  return {
    reports: [say(record, statement.section, sentence, ground.random)],
    cells,
    said: `${sentence} (the table counts ${counted})`,
  }
}

/** The reverse: the prose counts what the table has none of. */
function saysSome(ground: Ground): Seeded | null {
  const { random } = ground
  const statement = random.pick(STATEMENTS.filter(({ section }) => section === DISPUTES))
  const record = ground.sound({ density: 0.12 })
  const cells = statement.cells(record)
  if (cells.some((key) => figure(record, key) > 0)) return null
  const sentence = random.pick(statement.ways)(numberSaid(random.int(1, 30), random), record)
  return { reports: [say(record, statement.section, sentence, random)], cells, said: `${sentence} (the table counts 0)` }
}

function outcome({ random, sound }: Ground): Seeded | null {
  const record = sound()
  const [open, corrected] = ['pending', 'corrected'].map((one) => figure(record, `reconsideration.${one}`)) as [number, number]
  const lost = ['direct', 'afterReconsideration'].reduce((sum, one) => sum + figure(record, `litigation.${one}.corrected`), 0)
  const reviews = figure(record, 'reconsideration.total')
  const suits = figure(record, 'litigation.direct.total') + figure(record, 'litigation.afterReconsideration.total')
  const ways: string[] = []
  if (open + corrected > 0) {
    ways.push(
      `因政府信息公开引起的行政复议${reviews}件，均获维持。`,
      `本年度政府信息公开行政复议案件${reviews}件，复议结果全部维持。`,
    )
  }
  if (open > 0) ways.push(`信息公开行政复议案件${reviews}件，均已审结。`, `政府信息公开类行政复议${reviews}件，已全部结案。`)
  if (corrected > 0) ways.push('因政府信息公开引起的行政复议中，无一被纠错。', '全年未发生信息公开行政复议被撤销、纠正的案件。')
  if (lost > 0) ways.push(`政府信息公开行政诉讼${suits}件，无败诉案件。`, '本年度没有信息公开行政诉讼败诉的情况。')
  if (ways.length === 0) return null
  const sentence = random.pick(ways)
  return { reports: [say(record, DISPUTES, sentence, random)], said: sentence }
}

function share({ random, sound }: Ground): Seeded | null {
  const record = sound()
  const whole = figure(record, total('results.total'))
  const [name, part] = random.pick([
    ['予以公开', figure(record, total('results.disclosed'))],
    ['部分公开', figure(record, total('results.partiallyDisclosed'))],
    ['不予公开', resultsOf(record, 'withheld')],
    ['无法提供', resultsOf(record, 'unavailable')],
    ['不予处理', resultsOf(record, 'declined')],
  ] as const)
  if (part === 0 || whole < 10) return null
  const right = (100 * part) / whole
  const wrong = Math.round((right + random.pick([-7.3, 5.2, 11.8, 2.4])) * 10) / 10
  if (wrong <= 0 || wrong >= 100) return null
  const wholes = [
    figure(record, total('newlyReceived')),
    figure(record, total('newlyReceived')) + figure(record, total('carriedIn')),
  ]
  if (wholes.some((one) => Math.abs((100 * part) / one - wrong) < 0.2)) return null
  const sentence = random.pick([
    `政府信息公开申请办理结果中，${name}${part}件，占${wrong}%。`,
    `全年办结政府信息公开申请${whole}件，其中${name}${part}件，占比${wrong}％。`,
    `在依申请公开答复中，${name}${part}件，占总数的${wrong}%。`,
    `信息公开申请${name}${part}件，占办结总量的${wrong}%。`,
  ])
  return { reports: [say(record, APPLICATIONS, sentence, random)], said: `${sentence} (${right.toFixed(1)} %)` }
}

const BLANKS: readonly ((random: Random, record: SampleRecord) => string)[] = [
  () => '全年主动公开政府信息  条，其中政策文件类占多数。',
  () => '本年度共举办培训___次，参训人员较为固定。',
  () => 'XX年，继续抓好公开目录的更新。',
  (_, { year }) => `${year}年，××局按照要求落实公开责任。`,
  () => '（单位名称）高度重视信息公开工作，明确专人负责。',
  () => '全年共收到申请    件，均已按期答复。',
  () => '累计发布信息**条，回应群众关切。',
  () => '20XX年，公开平台运行平稳。',
  () => '通过门户网站公开信息×条。',
]

function blank({ random, sound }: Ground): Seeded {
  const record = sound()
  const sentence = random.pick(BLANKS)(random, record)
  return { reports: [say(record, OVERVIEW, sentence, random)], said: sentence }
}

function blankCells({ random, sound }: Ground): Seeded {
  const record = sound()
  const mark = random.pick(['××', 'XX', '**'])
  const placeholder = { print: mark, value: null, state: 'placeholder' } as const
  const keys = random.sample(
    Object.keys(record.cells).filter((key) => key.startsWith('proactive.') && key.endsWith('decisions')),
    2,
  )
  const cells = { ...record.cells, ...Object.fromEntries(keys.map((key) => [key, placeholder])) }
  return { reports: [{ ...record, cells }], cells: keys, changed: keys, said: `${keys.join(' ')} print ${mark}` }
}

export const proseDefects: readonly Defect[] = [
  { rule: 'prose-agrees-with-table', seed: wrongCount },
  { rule: 'prose-agrees-with-table', seed: wrongCount },
  { rule: 'prose-says-none', seed: saysNone },
  { rule: 'prose-says-none', seed: saysSome },
  { rule: 'prose-outcome-agrees', seed: outcome },
  { rule: 'prose-share-of-total', seed: share },
  { rule: 'figure-filled-in', seed: blank },
  { rule: 'figure-filled-in', seed: blankCells, formats: ['html', 'docx', 'pdf'] },
]
