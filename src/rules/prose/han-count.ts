const DIGITS: Readonly<Record<string, number>> = {
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
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/**
 * A count in Chinese numerals as running text has it (两, 十六, 一百零三), or null where the characters
 * make no number below 10,000. Cells of tables are read elsewhere; this is for prose alone.
 */
export function hanCount(text: string): number | null {
  if (text.length > 7) return null
  let total = 0
  let digit: number | null = null
  let lastUnit = Number.POSITIVE_INFINITY
  for (const char of text) {
    const unit = UNITS[char]
    if (unit === undefined) {
      // 二三件 is a guess of the writer, not a number; 零 may stand before a digit.
      if (digit !== null && digit !== 0) return null
      digit = DIGITS[char] ?? null
      if (digit === null) return null
      continue
    }
    if (unit >= lastUnit) return null
    total += (digit ?? 1) * unit
    lastUnit = unit
    digit = null
  }
  return total + (digit ?? 0)
}
