/** Fees, citations, personal data, damaged text, foreign sources, the agency's name and its power to make rules. */
import type { SampleRecord } from '../sample/index.js'
import type { Random } from '../sample/random.js'
import type { Defect, Ground, Seeded } from './defect.js'
import { APPLICATIONS, OTHER, OVERVIEW, say, withCells } from './ground.js'

const FEES = 'proactive.fees.amountWanYuan'
const isSmall = ({ agency }: SampleRecord) =>
  /(?:镇|乡)人民政府$|街道办事处$/.test(agency) || (/[县区][^省市县区]{2,}局$/.test(agency) && !/自治区/.test(agency))

function fees({ random, another }: Ground): Seeded | null {
  const record = another(0, { year: random.int(2021, 2025) })
  if (random.chance(0.5)) {
    const yuan = random.int(3, 900) * 100 + random.int(0, 99)
    const print = { print: `${yuan}元`, value: yuan / 10_000, state: 'value', note: '元' } as const
    return { reports: [withCells(record, { [FEES]: print })], cells: [FEES], changed: [FEES], said: print.print }
  }
  if (!isSmall(record)) return null
  const amount = random.int(100_000, 3_000_000)
  return { reports: [withCells(record, { [FEES]: amount })], cells: [FEES], changed: [FEES], said: `${record.agency}: ${amount}` }
}

function citation({ random, another }: Ground): Seeded {
  const record = another(0, { year: random.int(2021, 2025) })
  const sentence = random.pick([
    '根据《中华人民共和国政府信息公开条例》（国务院令第492号）的规定，编制本年度报告。',
    '依据《中华人民共和国政府信息公开条例》（国务院令第771号）要求，结合工作实际编写。',
    '按照《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）要求，编制本报告。',
    '按照《中华人民共和国政府信息公开条例》（国令第117号）的有关要求，现公布本年度报告。',
  ])
  const limit = '对群众提出的申请，均在15个工作日内予以答复。'
  if (random.chance(0.2)) return { reports: [say(record, APPLICATIONS, limit, random)], said: limit }
  const others = record.preamble.map((text) => text.replace(/（国务院令第711号，以下简称《条例》）/g, ''))
  return { reports: [{ ...record, preamble: [sentence, ...others] }], said: sentence }
}

/** A number with the check digit of GB 11643; the places are those of no living person: born in the future of the sample. */
function identityCard(random: Random): string {
  const digits = `${random.pick(['320106', '110105', '440305'])}${random.int(1950, 2004)}0${random.int(1, 9)}${random.int(10, 28)}${random.int(100, 999)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return `${digits}${'10X98765432'[sum % 11]}`
}

function bankCard(random: Random): string {
  const digits = `6222${String(random.int(10 ** 10, 9 * 10 ** 10))}`
  const sum = [...digits].reverse().reduce((total, char, index) => {
    const value = Number(char) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function personalData({ random, sound }: Ground): Seeded {
  const record = sound()
  const mobile = `1${random.pick([3, 5, 7, 8, 9])}${random.int(100_000_000, 999_999_999)}`
  const sentence = random.pick([
    `申请人身份证号码${identityCard(random)}，其申请已按期答复。`,
    `如有疑问，请联系经办人，手机：${mobile}。`,
    `联系电话：${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}。`,
    `信息处理费缴入账户${bankCard(random)}。`,
    `（身份证：${identityCard(random)}）`,
    `联系人手机 ${mobile.slice(0, 3)}-${mobile.slice(3, 7)}-${mobile.slice(7)}。`,
  ])
  return { reports: [say(record, random.pick([OVERVIEW, APPLICATIONS, OTHER]), sentence, random)], said: sentence }
}

/** Every eighth character lost, as fonts without a map and wrong charsets leave them. */
function unreadable({ random, sound }: Ground): Seeded {
  const record = sound()
  const mark = random.pick(['\ue5d2', '\ue7c4', '\ue123'])
  const spoil = (text: string) =>
    [...text].map((char, index) => (index % 8 === 5 && /\p{Script=Han}/u.test(char) ? mark : char)).join('')
  const sections = record.sections.map((one, index) =>
    index === OVERVIEW || index === 4 ? { ...one, before: one.before.map(spoil) } : one,
  )
  return {
    reports: [{ ...record, sections }],
    also: ['section-has-content'],
    said: `every eighth character is U+${mark.codePointAt(0)?.toString(16)}`,
  }
}

function foreignSource({ random, sound }: Ground): Seeded {
  const record = sound()
  const brand = random.pick(['uedbet体育', '雷速体育直播', '威廉希尔体育', '乐鱼体育官网'])
  const ways: readonly SampleRecord[] = [
    say(record, OVERVIEW, `更多内容请登录${brand}查阅。`, random),
    say(record, OTHER, '原文链接：http://www.lfrdys.example.com/zfxxgk/1.html', random),
    { ...record, preamble: [`${brand}：${record.preamble[0]}`, ...record.preamble.slice(1)] },
    { ...record, preamble: [...record.preamble, '来源网址：https://mirror.example.org/art/2024/1.html'] },
  ]
  return { reports: [random.pick(ways)], said: brand }
}

function otherSignature({ random, sound, another }: Ground): Seeded | null {
  const record = sound()
  const department = /^(.*[省市县区])([^省市县区]+[局厅])$/.exec(record.agency)
  const other = department
    ? `${department[1]}${random.pick(['水利局', '审计局', '民政局'].filter((name) => name.slice(0, 2) !== department[2]?.slice(0, 2)))}`
    : another(random.int(1, 9)).agency
  if (!department && (!/(?:镇|乡|县|市)人民政府$/.test(record.agency) || other.slice(-5) !== record.agency.slice(-5))) return null
  const printedDate = `${record.year + 1}年1月${random.int(5, 25)}日`
  const signature = { agency: other.replace(/^.*[市县区](?=.{2,4}[镇乡])/, ''), printedDate, date: `${record.year + 1}-01-15` }
  return other === record.agency
    ? null
    : { reports: [{ ...record, signature }], said: `${record.agency} is signed ${signature.agency}` }
}

function noPower({ random, sound }: Ground): Seeded | null {
  const record = sound()
  if (!isSmall(record)) return null
  const column = record.forms.proactive === '2021' ? 'inForce' : 'publishedTotal'
  const cell = `proactive.rules.${column}`
  const value = random.int(1, 40)
  return {
    reports: [withCells(record, { [cell]: value })],
    cells: [cell],
    changed: [cell],
    said: `${record.agency}: ${cell} is ${value}`,
  }
}

export const otherDefects: readonly Defect[] = [
  { rule: 'fee-unit-plausible', seed: fees },
  { rule: 'cites-regulation-in-force', seed: citation },
  { rule: 'no-personal-data', seed: personalData },
  { rule: 'text-readable', seed: unreadable, formats: ['html', 'docx', 'text'] },
  { rule: 'official-source', seed: foreignSource },
  { rule: 'agency-named-consistently', seed: otherSignature },
  { rule: 'rule-making-power', seed: noPower },
]
