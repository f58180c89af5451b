/**
 * A text made even for matching: without white space, digits and the punctuation that ends sentences
 * and clauses in one width. `from[i]` is the offset in the source that character i came from.
 */
export interface Squeezed {
  readonly text: string
  readonly from: readonly number[]
}

const SPACE = /[\s\u3000\u00a0\u200b\ufeff]/

/** Half-width punctuation as it should stand in Chinese text. */
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '﹐': '，',
  '﹔': '；',
  '﹝': '〔',
  '﹞': '〕',
  '［': '〔',
  '］': '〕',
  '[': '〔',
  ']': '〕',
  '【': '〔',
  '】': '〕',
}

/** Dashes that stand between two years or dates. */
const DASH = /[-－–—―‐‑~～〜]/

/** Makes a text even; see `Squeezed`. */
export function squeeze(source: string): Squeezed {
  let text = ''
  const from: number[] = []
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at)
    if (SPACE.test(char)) continue
    text += evenCharacter(char, source, at)
    from.push(at)
  }
  return { text, from }
}

function evenCharacter(char: string, source: string, at: number): string {
  if (char >= '０' && char <= '９') return String(char.charCodeAt(0) - '０'.charCodeAt(0))
  // A comma between digits may separate thousands; it never ends a clause.
  if ((char === ',' || char === '，') && /\d/.test(source.charAt(at - 1)) && /^\d{3}(?!\d)/.test(source.slice(at + 1))) return ','
  if (DASH.test(char)) return '-'
  return WIDE[char] ?? char
}
