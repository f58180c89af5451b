import { everydayLevel } from '../everyday.js'

const OPENING = '“‘「『《（(["\''
const CLOSING = '”’」』》）)]"\''
const TALKS_OF_IT = /乱码|亂碼|编码错误|編碼錯誤|mojibake/i
const LEAST_OTHER_TEXT = 2

/**
 * Whether `[from, to)` of a line is damage that the author shows to his readers: in brackets or quotes
 * with readable text outside, or in a line that speaks of garbled text.
 */
export function isShown(line: string, from: number, to: number): boolean {
  if (TALKS_OF_IT.test(line)) return true
  const opening = OPENING.indexOf(line.charAt(from - 1))
  if (from === 0 || opening === -1 || line.charAt(to) !== CLOSING.charAt(opening)) return false
  let others = 0
  for (let at = 0; at < line.length; at++) {
    if ((at < from || at >= to) && everydayLevel(line.charCodeAt(at)) > 0) others++
  }
  return others >= LEAST_OTHER_TEXT
}
