/** Characters of symbol fonts that forms use, by their code: boxes, ticks, bullets, arrows. */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  159: '•',
  161: '○',
  168: '◻',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}
const WINGDINGS_2: Readonly<Record<number, string>> = { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 163: '□', 48: '☐' }
const SYMBOL: Readonly<Record<number, string>> = {
  183: '•',
  180: '×',
  184: '÷',
  177: '±',
  163: '≤',
  179: '≥',
  185: '≠',
  176: '°',
  45: '−',
}
const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  symbol: SYMBOL,
}

/** The text of `w:sym`. A symbol not known here stays the private-use character it is written as. */
export function symbolText(font: string | undefined, char: string | undefined): string {
  if (char === undefined || !/^[0-9a-f]{1,6}$/i.test(char)) return ''
  const code = Number.parseInt(char, 16)
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return ''
  const inFont = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  return FONTS[font?.toLowerCase() ?? '']?.[inFont] ?? String.fromCodePoint(code)
}
