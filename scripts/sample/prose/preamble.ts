/** Title, preamble and signature: who reports, for which period, in how many parts. */
import type { SampleRecord } from '../record.js'
import type { ProseContext, Template } from './context.js'
import { say } from './context.js'

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A month or day as 一 … 三十一. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? numerals[ones] : ''}`
}

/** 2023 as 二〇二三. */
function chineseYear(year: number): string {
  return [...String(year)].map((digit) => numerals[Number(digit)]).join('')
}

export function titleLines(context: ProseContext): string[] {
  const { agency, year, random } = context
  const name = `${agency.parents}${agency.name}`
  return random.pick([
    [`${name}${year}年政府信息公开工作年度报告`],
    [name, `${year}年政府信息公开工作年度报告`],
    [`${name}`, `${year}年度政府信息公开工作年度报告`],
    [`${name}${year}年度政府信息公开工作年度报告`],
    [`${name}${year}年政府信息公开年度报告`],
  ])
}

/** The period in the ways that writers state it; always the whole year. */
const periods: readonly Template[] = [
  ({ year }) => `统计期限自${year}年1月1日起至${year}年12月31日止`,
  ({ year }) => `统计期限为${year}年1月1日至${year}年12月31日`,
  ({ year }) => `统计时段从${year}年1月1日起，到${year}年12月31日止`,
  ({ year }) => `统计时限为${year}年1月1日至12月31日`,
]

const names = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
]

const parts: readonly Template[] = [
  () => `全文包括${names.join('，')}，共六个部分`,
  () => `本报告由${names.join('、')}六个部分组成`,
  () => `报告分为六个部分：${names.map((name, index) => `（${numerals[index + 1]}）${name}`).join('；')}`,
  () => `本报告由${names.join('、')}等六部分组成`,
]

const bases: readonly Template[] = [
  ({ agency }) =>
    `根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）第四十九条、第五十条的规定，${agency.name}编制本报告`,
  ({ agency }) => `按照《中华人民共和国政府信息公开条例》的要求，现将${agency.name}一年来公开政府信息的情况报告如下`,
  ({ agency }) =>
    `依据《中华人民共和国政府信息公开条例》和上级关于编制政府信息公开工作年度报告的通知，${agency.short}结合工作实际形成本报告`,
]

/** Paragraphs before section 一, and what they claim. */
export function preamble(context: ProseContext): Pick<SampleRecord, 'preamble' | 'claims'> {
  const { year, random } = context
  const sentences = [say(context, bases)]
  const statesParts = random.chance(0.5)
  if (statesParts) sentences.push(say(context, parts))
  const statesPeriod = random.chance(0.85)
  if (statesPeriod) sentences.push(`本报告所列数据的${say(context, periods)}`)
  const contact = `如对本报告有疑问，请与${context.agency.short}办公室联系（电话：0690-${random.int(2000000, 8999999)}，邮编：699${random.int(100, 999)}）`
  const paragraphs = random.chance(0.5)
    ? [[...sentences, contact].map((sentence) => `${sentence}。`).join('')]
    : [sentences.map((sentence) => `${sentence}。`).join(''), `${contact}。`]
  return {
    preamble: paragraphs,
    claims: {
      ...(statesPeriod ? { period: { from: `${year}-01-01`, to: `${year}-12-31` } } : {}),
      ...(statesParts ? { parts: 6 } : {}),
    },
  }
}

/** The signature with a date in January to March of the next year; some reports have none. */
export function signature(context: ProseContext): SampleRecord['signature'] {
  const { agency, year, random } = context
  if (random.chance(0.25)) return null
  const month = agency.government ? random.int(1, 3) : 1
  const day = random.int(3, 28)
  const next = year + 1
  const printedDate = random.pick([
    `${next}年${month}月${day}日`,
    `${next}年${month}月${day}日`,
    `${next} 年 ${month} 月 ${day} 日`,
    `${chineseYear(next)}年${chineseNumber(month)}月${chineseNumber(day)}日`,
  ])
  return { agency: agency.name, printedDate, date: `${next}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}
