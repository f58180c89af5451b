import type { Place, TracedText } from '../../document/index.js'

/** A text without blanks, in canonical characters and ASCII digits, that knows what was printed. */
export interface CompactText {
  readonly text: string
  readonly place: Place
  /** What is printed at `[from, to)` of `text`. */
  printed(from: number, to: number): string
}

/** Removes blanks from the folded view; full-width digits and the round zeros become canonical. */
export function compactText(text: TracedText, place: Place): CompactText {
  const at: number[] = []
  let compact = ''
  for (let i = 0; i < text.folded.length; i++) {
    const char = text.folded[i] as string
    if (/\s/u.test(char)) continue
    at.push(i)
    compact += canonicalDigit(char)
  }
  const sameLength = text.folded.length === text.now.length
  return {
    text: compact,
    place,
    printed: (from, to) =>
      sameLength && to > from ? text.now.slice(at[from] ?? 0, (at[to - 1] ?? text.now.length - 1) + 1) : compact.slice(from, to),
  }
}

function canonicalDigit(char: string): string {
  if (char >= '０' && char <= '９') return String.fromCharCode(char.charCodeAt(0) - 0xfee0)
  return char === '○' || char === '◯' || char === 'Ｏ' || char === '零' ? '〇' : char
}
