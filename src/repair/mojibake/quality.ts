import { everydayLevel } from '../everyday.js'
import { FREQUENT } from '../tables/frequent.js'

/** What a character says for or against its text being Chinese that somebody wrote. */
const WEIGHT = { frequent: 2, everyday: 0.6, punctuation: 1, width: 0.3, neutral: 0, rare: -1, alien: -1.5 } as const

const PUNCTUATION = '，。、；：？！（）《》〈〉“”‘’【】〔〕·—…％－～「」'
const LAST_ASCII = 0x7f
const STEPS_PER_POINT = 10

let weights: Int8Array | undefined

/** The weight of a UTF-16 unit, from -1.5 (of no Chinese text) to 2 (in every official one). */
export function weightOf(unit: number): number {
  weights ??= load()
  return (weights[unit] ?? 0) / STEPS_PER_POINT
}

/** The mean weight of the characters that are not ASCII; 0 where there are none. */
export function qualityOf(text: string): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit <= LAST_ASCII) continue
    sum += weightOf(unit)
    count++
  }
  return count === 0 ? 0 : sum / count
}

/** How many characters no Chinese text, or hardly any, would hold. */
export function strangersIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (weightOf(text.charCodeAt(i)) < 0) count++
  return count
}

function load(): Int8Array {
  const table = new Int8Array(0x10000)
  const set = (unit: number, weight: number) => {
    table[unit] = weight * STEPS_PER_POINT
  }
  for (let unit = LAST_ASCII + 1; unit < 0x10000; unit++) {
    const han = (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd800 && unit <= 0xdfff)
    set(unit, !han ? WEIGHT.alien : everydayLevel(unit) > 0 ? WEIGHT.everyday : WEIGHT.rare)
  }
  for (const space of '\u00a0\u3000\u2002\u2003') set(space.charCodeAt(0), WEIGHT.neutral)
  for (let unit = 0xff01; unit <= 0xff5e; unit++) set(unit, WEIGHT.width)
  for (const mark of '①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢ㎡℃〇○×°±→●■□▲△√─') set(mark.charCodeAt(0), WEIGHT.neutral)
  for (const mark of PUNCTUATION) set(mark.charCodeAt(0), WEIGHT.punctuation)
  for (const character of FREQUENT.replaceAll('\n', '')) set(character.charCodeAt(0), WEIGHT.frequent)
  return table
}
