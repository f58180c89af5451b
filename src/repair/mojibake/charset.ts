/**
 * The charsets backwards: from a character to the bytes it was read from. TextDecoder only decodes, so
 * the tables are built from it, once, when the first damaged text asks for them.
 */

/** A charset of two bytes a character, ASCII apart. */
export type PairCharset = 'gbk' | 'big5'

interface PairTable {
  /** Bytes of a UTF-16 unit: lead * 256 + trail, or 0. */
  readonly bytesOf: Uint16Array
  /** The unit of lead * 256 + trail, or 0. */
  readonly unitOf: Uint16Array
}

const FIRST_LEAD = 0x81
const LAST_LEAD = 0xfe
const FIRST_TRAIL = 0x40
const REPLACEMENT = 0xfffd
const PRIVATE_USE = [0xe000, 0xf8ff] as const

const tables = new Map<PairCharset, PairTable>()

export function pairTable(charset: PairCharset): PairTable {
  const table = tables.get(charset) ?? load(charset)
  tables.set(charset, table)
  return table
}

/** GB18030 and GBK differ in a few dozen pairs; a text may have been read as either. */
function load(charset: PairCharset): PairTable {
  const bytesOf = new Uint16Array(0x10000)
  const unitOf = new Uint16Array(0x10000)
  for (const label of charset === 'gbk' ? ['gb18030', 'gbk'] : ['big5']) {
    const decoder = new TextDecoder(label)
    for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
      for (let trail = FIRST_TRAIL; trail <= LAST_LEAD; trail++) {
        const text = decoder.decode(Uint8Array.of(lead, trail))
        const unit = text.charCodeAt(0)
        if (text.length !== 1 || unit === REPLACEMENT) continue
        const pair = lead * 256 + trail
        if (bytesOf[unit] === 0) bytesOf[unit] = pair
        if (unitOf[pair] === 0 && !(unit >= PRIVATE_USE[0] && unit <= PRIVATE_USE[1])) unitOf[pair] = unit
      }
    }
  }
  return { bytesOf, unitOf }
}

/** windows-1252 puts printable characters where Latin-1 has controls: 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const SPECIALS = new Map([...WINDOWS_1252].map((character, index) => [character.charCodeAt(0), 0x80 + index]))

/** The byte that Latin-1 or windows-1252 read as this unit, or -1. Both at once: texts mix them. */
export function singleByteOf(unit: number): number {
  return unit < 0x100 ? unit : (SPECIALS.get(unit) ?? -1)
}
