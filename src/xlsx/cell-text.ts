// Text as it may stand in a cell of a workbook. XLSX has an escape of its own, `_x000B_`, for characters that XML
// cannot hold; a text that looks like one is escaped itself, so that reading gives back what was written.

/** The longest text that Excel takes in a cell, in UTF-16 units; a longer one makes it call the file damaged. */
export const LONGEST_CELL = 32_767

/** Stands at the end of a text that was cut. */
export const CUT_MARK = '…（截断/cut）'

/** What cannot stand as it is: markup, controls (a CR would become LF), non-characters, lone surrogates, look-alike escapes. */
const SPECIAL = /[&<>"'\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu
const HAS_SPECIAL = new RegExp(SPECIAL.source, 'u')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  _: '_x005F_',
}

/** A text as it stands in `<t>` or an attribute: cut to what a cell holds, and escaped. */
export function cellText(text: string): string {
  const whole = text.length > LONGEST_CELL ? cut(text) : text
  return HAS_SPECIAL.test(whole) ? whole.replace(SPECIAL, escaped) : whole
}

function cut(text: string): string {
  // A pair that lies across the cut leaves half a character, which `escaped` turns into U+FFFD.
  return text.slice(0, LONGEST_CELL - CUT_MARK.length) + CUT_MARK
}

function escaped(character: string): string {
  const entity = ENTITIES[character]
  if (entity !== undefined) return entity
  const code = character.charCodeAt(0)
  // No program shows U+0000, and some end the text there.
  if (code === 0 || code > 0x1f) return '\uFFFD'
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
}
