/** Reports that do not fit together: two years of one agency, a government and its office, two agencies. */
import type { CellContent, SampleRecord } from '../sample/index.js'
import { applicationColumns } from '../sample/official-form.js'
import type { Random } from '../sample/random.js'
import type { Defect, Ground, Seeded } from './defect.js'
import { figure, OVERVIEW, PROBLEMS, rewrite, withCells } from './ground.js'

/** Two draws of prose are alike in a few cases of a hundred; so many tries find another. */
const MOST_TRIES = 20

/** Two reports of one agency that follow each other, agree, and do not say the same of their problems. */
export function twoYears({ seed, sound, another }: Ground, year: number, density = 0.6): [SampleRecord, SampleRecord] {
  const last = sound({ year: year - 1, density })
  const wording = ({ sections }: SampleRecord) => (sections[PROBLEMS]?.before ?? []).join('').replace(/\d/g, '')
  for (let number = 1; number <= MOST_TRIES; number++) {
    const record = another(number, { agency: seed, year, density, after: last })
    if (wording(record) !== wording(last)) return [last, record]
  }
  throw new Error(`no two years of seed ${seed} differ in their words`)
}

function carriedOver(ground: Ground): Seeded {
  const { random } = ground
  const [last, record] = twoYears(ground, random.pick([2020, 2022, 2023, 2024]))
  const column = random.pick(applicationColumns.map(({ key }) => key).filter((key) => key !== 'total'))
  const change = random.pick([1, 2, 5, 12])
  const row = (name: string) => [`applications.${name}.${column}`, `applications.${name}.total`] as const
  // Carried in and handled grow alike, so that this year's own sums hold.
  const cells: Record<string, CellContent> = {}
  for (const name of ['carriedIn', 'results.disclosed', 'results.total'])
    for (const key of row(name)) cells[key] = figure(record, key) + change
  const carried = [...row('carriedIn')]
  return {
    reports: [last, withCells(record, cells)],
    cells: carried,
    changed: Object.keys(cells),
    said: `${carried.join(' ')} are ${change} more than last year carried over`,
  }
}

function inForce(ground: Ground): Seeded {
  const { random } = ground
  const [last, record] = twoYears(ground, random.int(2022, 2025))
  const row = 'proactive.normativeDocuments'
  const change = random.pick([1, 3, 7, 20])
  const cell = `${row}.inForce`
  const cells = ['issued', 'repealed', 'inForce'].map((column) => `${row}.${column}`)
  return {
    reports: [last, withCells(record, { [cell]: figure(record, cell) + change })],
    cells,
    changed: [cell],
    said: `${cell} is ${change} too many`,
  }
}

function priorItems(ground: Ground): Seeded {
  const { random } = ground
  const [last, record] = twoYears(ground, 2020, 0.9)
  const cell = `proactive.${random.pick(['licensing', 'otherServices', 'penalties', 'coercion', 'fees'])}.priorYearItems`
  const change = random.pick([1, 2, 15])
  return {
    reports: [last, withCells(record, { [cell]: figure(record, cell) + change })],
    cells: [cell],
    changed: [cell],
    said: `${cell} is ${change} too many`,
  }
}

function jump(ground: Ground): Seeded {
  const { random } = ground
  const [last, record] = twoYears(ground, random.int(2022, 2025))
  const cell = `proactive.${random.pick(['licensing', 'penalties', 'coercion'])}.decisions`
  const before = random.int(25, 300)
  return {
    reports: [withCells(last, { [cell]: before }), withCells(record, { [cell]: before * random.int(11, 40) })],
    cells: [cell],
    changed: [cell],
    said: `${cell} jumps`,
  }
}

/** The tables of last year filed again under this year. */
function sameTable(ground: Ground): Seeded {
  const year = ground.random.int(2022, 2025)
  const [last, record] = twoYears(ground, year, 0.75)
  return {
    reports: [last, { ...record, cells: last.cells }],
    changed: Object.keys(last.cells),
    said: `the figures of ${year - 1} again`,
  }
}

/** Six or so sentences that only this agency could have written. */
function ownProse(random: Random, year: number): string[] {
  const village = random.pick(['桐柏岭', '芦花渡', '三棵榆', '白石滩', '观音桥'])
  const choose = (ways: readonly string[]) => random.pick(ways)
  return [
    `${year}年，围绕${village}水库移民安置的群众关切，把补偿标准、安置房分配方案和资金拨付流水分批贴到村组公告栏，并安排包村干部逐户讲解政策依据。`,
    choose([
      '针对老旧小区加装电梯的意见分歧，连续举办三场开放日活动，请居民代表旁听方案讨论，会后把采纳和未采纳的理由一并公布。',
      '食堂承包、校服采购等家长最操心的事项，改为先公示后签约，公示期内收集到的疑问由分管负责人当面答复。',
    ]),
    choose([
      '档案室完成三十年旧卷宗的数字化整理，对其中可以开放的历史文件编制了检索目录，群众凭身份证即可查阅复制。',
      '乡村医保报销的流程图被印成挂历送到农户手中，避免老年人因为不会上网而错过办理时限。',
    ]),
    choose([
      '审核环节引入外部律师轮值制度，凡涉及企业商业秘密的文件均先征求权利人意见，再决定区分处理的范围。',
      '与融媒体中心合办的广播节目每周三晚间播出，主持人用方言解释最新惠民政策，收听反馈由值班人员登记。',
    ]),
  ]
}

/** Section one of last year with nothing new but the year and the figures. */
function sameProse(ground: Ground): Seeded {
  const { random } = ground
  const year = random.int(2022, 2025)
  const [last, record] = twoYears(ground, year)
  const prose = ownProse(random, year - 1)
  const again = prose.map((text) => text.replaceAll(`${year - 1}年`, `${year}年`))
  return {
    reports: [rewrite(last, OVERVIEW, () => prose), rewrite(record, OVERVIEW, () => again)],
    said: `section one of ${year - 1} again`,
  }
}

/** A government that counts fewer applications than one of its offices. */
function jurisdiction({ random, sound, another }: Ground): Seeded | null {
  const year = random.int(2021, 2025)
  const member = sound({ year, density: 0.9 })
  const place = /^(.*?[市县])[^省市县区]+局$/.exec(member.agency)?.[1]
  if (place === undefined || /[省市区县]/.test(place.slice(0, -1))) return null
  const whole = another(2, { year, density: 0.12, of: governmentOf(place) })
  const cells = ['applications.newlyReceived.total', 'applications.results.total.total']
  if (cells.some((key) => figure(whole, key) >= figure(member, key))) return null
  const decisions = ['licensing', 'penalties', 'coercion'].map((row) => `proactive.${row}.decisions`)
  const covering = Object.fromEntries(decisions.map((key) => [key, Math.max(figure(whole, key), figure(member, key))]))
  return { reports: [member, withCells(whole, covering)], cells, said: `${whole.agency} counts fewer than ${member.agency}` }
}

function governmentOf(place: string) {
  const self = `我${place.slice(-1)}`
  const name = `${place}人民政府`
  const level = place.endsWith('市') ? ('city' as const) : ('county' as const)
  return { name, short: name, level, government: true, self, area: `全${place.slice(-1)}`, parents: '' }
}

/** Prose of another agency, names and figures changed. */
function copied({ random, sound, another }: Ground): Seeded | null {
  const year = random.int(2021, 2025)
  const [from, to] = [sound({ year }), another(3, { year })]
  if (from.agency === to.agency) return null
  const section = random.pick([OVERVIEW, PROBLEMS])
  const prose = ownProse(random, year)
  const taken = prose.map((text, index) => (index === 1 ? text.replace('三场', '四场') : text))
  return {
    reports: [rewrite(from, section, () => prose), rewrite(to, section, () => taken)],
    anywhere: true,
    said: `section ${section + 1} of ${from.agency} in the report of ${to.agency}`,
  }
}

/** A bureau that calls itself 我镇, a township that calls itself 我局. */
function foreignVoice({ random, sound, another }: Ground): Seeded | null {
  const year = random.int(2021, 2025)
  const [from, to] = [another(3, { year }), sound({ year })]
  const word = /(?:镇|乡)人民政府$/.test(to.agency)
    ? random.pick(['我局', '本局'])
    : /局$/.test(to.agency)
      ? random.pick(['我镇', '本镇', '我乡'])
      : null
  if (word === null || from.agency === to.agency) return null
  const sentence = random.pick([`${word}干部职工的公开意识不断增强。`, `通过专栏建设，${word}公开水平明显提升。`])
  return {
    reports: [from, rewrite(to, OVERVIEW, (before) => [...before, sentence])],
    also: ['own-work-in-report-year'],
    said: `${to.agency}: ${sentence}`,
  }
}

export const acrossDefects: readonly Defect[] = [
  { rule: 'carried-over-continues', seed: carriedOver },
  { rule: 'in-force-continues', seed: inForce },
  { rule: 'prior-year-items-continue', seed: priorItems },
  { rule: 'year-on-year-jump', seed: jump, info: true },
  { rule: 'table-repeats-last-year', seed: sameTable },
  { rule: 'prose-repeats-last-year', seed: sameProse },
  { rule: 'jurisdiction-covers-members', seed: jurisdiction },
  { rule: 'prose-copied-from-another-agency', seed: copied },
  { rule: 'prose-copied-from-another-agency', seed: foreignVoice },
]
