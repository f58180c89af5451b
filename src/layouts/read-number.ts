// The only reader of numbers in table cells (`domain.md` A.5). It reads what is printed and nothing
// else: blanks inside a run of digits, a comma that does not separate thousands, two figures without
// brackets, leading zeros, or a lost character make a cell unreadable, because a wrong value is worse
// than none. A lone 一 is unreadable too: it is typed for a dash as often as for a one.
import type { Measure } from './layout.js'
import type { Reading, UnreadableWhy } from './report.js'

const BLANK = /^[\s\u00a0\u3000\u200b\ufeff?？]*$/u
const DASH = /^[-－—–−‐‑―ー─/／\\＼]+$/
const NONE = /^(?:无|没有|暂无|不涉及|未涉及|未发生|N\/?A)[。.]?$/i
const PLACEHOLDER = /^(?:[XxＸｘ×╳✕]{2,}|[*＊]{2,}|[_＿]{2,}|…{1,}|[×╳✕])(?:件|项|条|宗|个|次|万元|元)?$/
const ZERO = /^(?:[Oo〇○零])$/
const UNIT = '(?:件次|人次|件|项|条|宗|个|次|起|份|例|部|篇|人|万元|亿元|元|万|亿)'
const NOTE = '[（(][^（()）]*[）)]'
const NUMBER = new RegExp(`^(增加|减少|增|减|[+＋↑-]|[-－−]|↓)?([0-9][0-9,，.．]*)(${UNIT})?(${NOTE})?(${UNIT})?[。]?$`)
const HAN_NUMBER = new RegExp(`^([零〇一二两三四五六七八九十百千万]{1,9})(${UNIT})?(${NOTE})?$`)
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/
const LONGEST_NUMBER = 15

/**
 * Reads the folded text of a cell. `measure` says what the column holds; `headerUnit` is the unit of
 * money that the header prints, where it prints one.
 */
export function readNumber(text: string, measure: Measure, headerUnit?: '元' | '万元'): Reading {
  if (BLANK.test(text)) return { state: 'blank' }
  if (text.includes('\ufffd')) return unreadable('damaged-text')
  const trimmed = text.replace(/^[\s\u00a0\u3000\u200b\ufeff]+|[\s\u00a0\u3000\u200b\ufeff]+$/gu, '')
  const tight = asciiWidths(trimmed)
  if (DASH.test(tight.replace(/\s+/g, ''))) return { state: 'dash' }
  const solid = closeGaps(tight)
  if (solid === null) return unreadable('two-numbers')
  if (NONE.test(solid)) return { state: 'none' }
  if (PLACEHOLDER.test(solid)) return { state: 'placeholder' }
  if (ZERO.test(solid)) return { state: 'value', value: 0 }
  return readDigits(solid, measure, headerUnit) ?? readHanNumber(solid, measure, headerUnit) ?? notANumber(solid)
}

function unreadable(why: UnreadableWhy): Reading {
  return { state: 'unreadable', why }
}

function notANumber(text: string): Reading {
  const figures = text.replace(/[（(][^（()）]*[）)]/g, ' ').match(/\d+(?:[.,]\d+)*/g)
  return unreadable(figures !== null && figures.length > 1 ? 'two-numbers' : 'not-a-number')
}

/** Full-width digits, signs and letters as ASCII; everything else as it is. */
function asciiWidths(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ．＋％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000\t ]+/g, ' ')
}

/** Blanks removed where they cannot stand between two figures; null where one does. */
function closeGaps(text: string): string | null {
  if (/[\d,.，]\s+[\d,.，]/.test(text) || /[-+－＋]\s+\d/.test(text)) return null
  return text.replace(/\s+/g, '')
}

function readDigits(text: string, measure: Measure, headerUnit?: string): Reading | null {
  const found = NUMBER.exec(text)
  if (!found) return null
  const [, sign = '', digits = '', before = '', bracket = '', after = ''] = found
  const plain = digits.replaceAll('，', ',').replaceAll('．', '.')
  if (plain.replace(/\D/g, '').length > LONGEST_NUMBER) return unreadable('not-a-number')
  const grouped = THOUSANDS.test(plain)
  if (!grouped && !PLAIN.test(plain)) return unreadable(plain.includes(',') ? 'ambiguous-separator' : 'not-a-number')
  const negative = /^(?:减少|减|[-－−]|↓)$/.test(sign)
  if (/^[增减↑↓]/.test(sign) && measure !== 'signed') return unreadable('not-a-number')
  const unit = before || after
  return inUnit((negative ? '-' : '') + plain.replaceAll(',', ''), unit, bracket, measure, headerUnit)
}

function readHanNumber(text: string, measure: Measure, headerUnit?: string): Reading | null {
  const found = HAN_NUMBER.exec(text)
  if (!found || text === '一') return null
  const [, numeral = '', unit = '', bracket = ''] = found
  const value = hanNumber(numeral)
  return value === null ? null : inUnit(String(value), unit, bracket, measure, headerUnit)
}

/** Moves the decimal point as the unit asks, on the digits themselves, so that nothing is rounded. */
function inUnit(digits: string, unit: string, bracket: string, measure: Measure, headerUnit?: string): Reading {
  const note = `${unit}${bracket}`
  const shift = shiftFor(unit, measure, headerUnit)
  if (shift === null) return unreadable('not-a-number')
  const value = Number(shiftPoint(digits, shift)) + 0
  const withHeaderUnit = note === '' && measure === 'money-wan-yuan' && headerUnit === '元' ? '元' : note
  return withHeaderUnit === '' ? { state: 'value', value } : { state: 'value', value, note: withHeaderUnit }
}

function shiftFor(unit: string, measure: Measure, headerUnit?: string): number | null {
  if (measure === 'money-as-printed') return 0
  if (measure === 'money-wan-yuan') {
    const shifts: Record<string, number> = { '': headerUnit === '元' ? -4 : 0, 万元: 0, 万: 0, 元: -4, 亿元: 4, 亿: 4 }
    return shifts[unit] ?? null
  }
  if (unit === '万') return 4
  return /[元亿]/.test(unit) ? null : 0
}

function shiftPoint(digits: string, places: number): string {
  return places === 0 ? digits : `${digits}e${places}`
}

const HAN_DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const HAN_PLACE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 }

/**
 * The value of a Chinese numeral, written with places (一百二十) or digit by digit (二〇二三); null
 * where it is neither.
 */
export function hanNumber(numeral: string): number | null {
  if (!/[十百千万]/.test(numeral)) {
    if (numeral.length === 1) return HAN_DIGIT[numeral] ?? null
    const digits = [...numeral].map((char) => HAN_DIGIT[char])
    return digits[0] === 0 || digits.includes(undefined) ? null : Number(digits.join(''))
  }
  const [high, low] = numeral.includes('万') ? (numeral.split('万', 2) as [string, string]) : ['', numeral]
  const upper = high === '' ? 0 : belowTenThousand(high)
  const lower = low === '' ? 0 : belowTenThousand(low)
  return upper === null || lower === null ? null : upper * 10000 + lower
}

function belowTenThousand(numeral: string): number | null {
  let total = 0
  let digit: number | null = null
  let lastPlace = 10000
  for (const char of numeral) {
    const place = HAN_PLACE[char]
    if (place === undefined) {
      const next = HAN_DIGIT[char]
      if (next === undefined || (digit !== null && digit !== 0)) return null
      digit = next
      continue
    }
    if (place >= lastPlace || digit === 0) return null
    if (digit === null && !(place === 10 && total === 0)) return null
    total += (digit ?? 1) * place
    lastPlace = place
    digit = null
  }
  return total + (digit ?? 0)
}
