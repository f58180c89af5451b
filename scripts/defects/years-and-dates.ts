/** One year or date made wrong. */
import type { SampleRecord } from '../sample/index.js'
import type { Random } from '../sample/random.js'
import type { Defect, Ground, Seeded } from './defect.js'
import { APPLICATIONS, DISPUTES, OTHER, OVERVIEW, PROBLEMS, say, selfOf } from './ground.js'

/** The record with its statement of the period, which all defects here begin from. */
function withPeriod(record: SampleRecord, sentence: string): SampleRecord {
  const preamble = record.preamble.map((text) => text.replace(/本报告所列数据的统计[^。]*。/g, ''))
  return { ...record, preamble: [`${preamble[0]}${sentence}`, ...preamble.slice(1)] }
}

const PERIODS: readonly ((from: string, to: string) => string)[] = [
  (from, to) => `本报告所列数据的统计期限自${from}起至${to}止。`,
  (from, to) => `统计时间为${from}至${to}。`,
  (from, to) => `本报告中所列数据统计期限从${from}开始，到${to}结束。`,
  (from, to) => `数据统计截取时段：${from}-${to}。`,
]

function otherYearPeriod({ random, sound }: Ground): Seeded {
  const record = sound()
  const year = record.year + random.pick([-1, -2, 1])
  const sentence = random.pick(PERIODS)(`${year}年1月1日`, `${year}年12月31日`)
  return { reports: [withPeriod(record, sentence)], said: sentence }
}

function oddPeriod({ random, sound }: Ground): Seeded {
  const record = sound()
  const { year } = record
  const [from, to] = random.pick([
    [`${year}年1月1日`, `${year}年11月30日`],
    [`${year}年1月1日`, `${year}年12月20日`],
    [`${year}年2月1日`, `${year}年12月31日`],
    [`${year}年12月31日`, `${year}年1月1日`],
    [`${year}年1月1日`, `${year}年12月30日`],
  ] as const)
  const sentence = random.pick(PERIODS)(from, to)
  return { reports: [withPeriod(record, sentence)], said: sentence }
}

/** Sentences of last year's report that were left standing; `y` is the wrong year. */
const LEFT_STANDING: readonly {
  readonly section: number
  readonly ways: readonly ((y: number, record: SampleRecord) => string)[]
}[] = [
  {
    section: OVERVIEW,
    ways: [
      (y, record) => `${y}年，${selfOf(record)}认真贯彻落实条例，各项公开工作有序推进。`,
      (y, record) => `${y}年${selfOf(record)}主动公开政府信息稳步增加。`,
      (y) => `截至${y}年底，专栏各栏目均已更新。`,
      (y, record) => `在${y}年的工作中，${selfOf(record)}不断完善公开制度。`,
    ],
  },
  {
    section: APPLICATIONS,
    ways: [
      (y, record) => `${y}年，${selfOf(record)}对依申请公开答复文书进行了统一规范。`,
      (y) => `${y}年，政府信息公开申请均按期答复。`,
    ],
  },
  {
    section: DISPUTES,
    ways: [(y, record) => `${y}年，${selfOf(record)}认真履行政府信息公开行政复议和行政诉讼有关职责。`],
  },
  {
    section: PROBLEMS,
    ways: [(y, record) => `${y}年，${selfOf(record)}政府信息公开工作取得一定成效，但仍存在不足。`],
  },
  { section: OTHER, ways: [(y, record) => `${y}年，${selfOf(record)}未收取信息处理费。`] },
]

function otherYearWork({ random, sound }: Ground): Seeded {
  const record = sound()
  const { section, ways } = random.pick(LEFT_STANDING)
  const sentence = random.pick(ways)(record.year - random.int(1, 3), record)
  return { reports: [say(record, section, sentence, random)], said: sentence }
}

/** The year of an opening sentence of the generator's own prose is set back. */
function oldOpening({ random, sound }: Ground): Seeded {
  const record = sound()
  const old = record.year - random.int(1, 2)
  const [first = '', ...rest] = record.sections[OVERVIEW]?.before ?? []
  const sections = record.sections.map((one, index) =>
    index === OVERVIEW ? { ...one, before: [first.replace(`${record.year}年`, `${old}年`), ...rest] } : one,
  )
  return { reports: [{ ...record, sections }], said: first.replace(`${record.year}年`, `${old}年`) }
}

function pastPlan({ random, sound }: Ground): Seeded {
  const record = sound()
  const [year, self] = [record.year - random.pick([0, 0, 1]), selfOf(record)]
  const sentence = random.pick([
    `${year}年，${self}将进一步丰富公开形式。`,
    `下一步，${year}年${self}将加大培训力度。`,
    `${year}年，我们将重点做好以下工作。`,
    `在${year}年，${self}将继续完善工作机制。`,
    `今后，${year}年将着力提升解读质量。`,
  ])
  return { reports: [say(record, PROBLEMS, sentence, random)], said: sentence }
}

function noSuchDate({ random, sound }: Ground): Seeded {
  const record = sound()
  const { year } = record
  const sentence = random.pick([
    `${year}年2月30日，组织开展公开工作培训。`,
    `${year}年6月31日召开公开工作推进会。`,
    `${year}年13月5日完成栏目自查。`,
    `9月31日前完成目录更新。`,
    `公开专栏于${year}年11月31日改版上线。`,
    `${year}年4月0日发布政策解读。`,
  ])
  return { reports: [say(record, OVERVIEW, sentence, random)], said: sentence }
}

function dateSaid(year: number, month: number, day: number, random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return random.pick([
    `${year}年${month}月${day}日`,
    `${year} 年 ${month} 月 ${day} 日`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}.${month}.${day}`,
  ])
}

function signedEarly({ random, sound }: Ground): Seeded {
  const record = sound()
  const [month, day] = [random.int(10, 12), random.int(1, 28)]
  const printedDate = dateSaid(record.year, month, day, random)
  const date = `${record.year}-${month}-${String(day).padStart(2, '0')}`
  const signature = { agency: record.signature?.agency ?? record.agency, printedDate, date }
  return { reports: [{ ...record, signature }], said: `signed ${printedDate}` }
}

const isDepartment = (record: SampleRecord) => /[局厅委]$|委员会$/.test(record.agency)

function postedLate({ random, sound }: Ground): Seeded | null {
  const record = sound()
  if (!isDepartment(record)) return null
  const postedOn = `${record.year + 1}-0${random.int(2, 9)}-${random.int(10, 28)}`
  return { reports: [{ ...record, postedOn }], said: `posted ${postedOn}` }
}

function signedAfterPosting({ sound }: Ground): Seeded | null {
  const record = sound()
  if (record.signature === null || record.signature.date.endsWith('01')) return null
  const postedOn = `${record.signature.date.slice(0, 5)}01-02`
  return { reports: [{ ...record, postedOn }], said: `posted ${postedOn}, signed ${record.signature.date}` }
}

/** Styles with a portal around the report, which prints the day of posting. */
const PORTALS = ['portal', 'portal-gbk', 'layout-page']

export const dateDefects: readonly Defect[] = [
  { rule: 'title-and-period-same-year', seed: otherYearPeriod },
  { rule: 'period-is-calendar-year', seed: oddPeriod },
  { rule: 'own-work-in-report-year', seed: otherYearWork },
  { rule: 'own-work-in-report-year', seed: oldOpening },
  { rule: 'plan-is-for-next-year', seed: pastPlan },
  { rule: 'date-exists', seed: noSuchDate },
  { rule: 'signed-after-period', seed: signedEarly },
  { rule: 'published-by-deadline', seed: postedLate, formats: ['html'], variants: PORTALS },
  { rule: 'published-by-deadline', seed: signedAfterPosting, formats: ['html'], variants: PORTALS },
]
