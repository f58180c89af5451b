/**
 * The marks that number rows and groups: 一、 over （一） over 1. in all forms of these reports.
 */

export type NumberStyle = 'han' | 'han-paren' | 'arabic'

const STYLES: readonly (readonly [NumberStyle, RegExp])[] = [
  ['han-paren', /^\(([一二三四五六七八九十]+)\)/u],
  ['han', /^([一二三四五六七八九十]+)、/u],
  ['arabic', /^(\d{1,2})[.、](?!\d)/u],
]
/** Captions number what they name, not rows: `第二十条第（一）项`. */
const CAPTION = /^第[一二三四五六七八九十百]+条/u

/** How a label is numbered; `null` when it is not. `first`: whether it is number one. */
export function numberingOf(text: string): { style: NumberStyle; first: boolean } | null {
  const plain = startOf(text)
  for (const [style, pattern] of STYLES) {
    const ordinal = pattern.exec(plain)?.[1]
    if (ordinal !== undefined) return { style, first: ordinal === '一' || ordinal === '1' }
  }
  return null
}

export function isEnumerated(text: string): boolean {
  return numberingOf(text) !== null || CAPTION.test(startOf(text))
}

/** Browsers map some Han to radicals (U+2F00 for U+4E00), and brackets come in two widths. */
function startOf(text: string): string {
  return text.slice(0, LONGEST_MARK).normalize('NFKC')
}

/** Characters that are enough to see a mark. */
const LONGEST_MARK = 8
