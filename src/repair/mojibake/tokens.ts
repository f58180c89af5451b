import { type PairCharset, pairTable, singleByteOf } from './charset.js'

/** How a text was wrongly read: one byte a character, or two. */
export type WrongReader = 'single' | PairCharset

/** A place where bytes were lost and left a mark; a character that no byte of the charset can be. */
export const HOLE = -1
export const BARRIER = -2

/** The bytes that a wrongly read text came from. */
export interface Tokens {
  readonly length: number
  /** A byte, `HOLE` or `BARRIER` each. */
  readonly bytes: Int16Array
  /** The offset in the text of the character that each belongs to. */
  readonly at: Int32Array
}

const REPLACEMENT = 0xfffd
const EURO = 0x20ac

export function tokensOf(text: string, reader: WrongReader): Tokens {
  const bytes = new Int16Array(text.length * 2)
  const at = new Int32Array(text.length * 2 + 1)
  const pairs = reader === 'single' ? undefined : pairTable(reader).bytesOf
  let length = 0
  const push = (byte: number, offset: number) => {
    bytes[length] = byte
    at[length++] = offset
  }
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset)
    if (unit < 0x80) push(unit, offset)
    else if (unit === REPLACEMENT) push(HOLE, offset)
    else if (!pairs) push(singleByteOf(unit) === -1 ? BARRIER : singleByteOf(unit), offset)
    else if (unit === EURO && reader === 'gbk') push(0x80, offset)
    else {
      const pair = pairs[unit] ?? 0
      if (pair === 0) push(BARRIER, offset)
      else {
        push(pair >> 8, offset)
        push(pair & 0xff, offset)
      }
    }
  }
  at[length] = text.length
  return { length, bytes, at }
}

/** Whether a character of the text begins at this token (or the text ends here). */
export function startsCharacter({ at, length }: Tokens, token: number): boolean {
  return token === 0 || token === length || at[token] !== at[token - 1]
}
