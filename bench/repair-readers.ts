/** Encoders and careless readers for the benchmark; its own, so that no table is tested against itself. */

/** What a reader leaves of a byte that it cannot pair. `both-bytes`: one mark for two; `private-use`: nothing is lost. */
export type Marks = 'replacement' | 'question-mark' | 'nothing' | 'both-bytes' | 'private-use'
type Pairs = 'gbk' | 'big5'

const QUESTION_MARK = 0x3f
/** In GB 18030 as browsers read it. */
const EURO = 0x80

const encoders = new Map<Pairs, Map<string, number[]>>()

/** The text in a charset of two bytes; undefined-free: a character without code becomes `?`, as encoders do. */
export function encode(text: string, charset: Pairs): Uint8Array {
  const table = encoders.get(charset) ?? tableOf(charset)
  encoders.set(charset, table)
  return Uint8Array.from([...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (table.get(c) ?? [QUESTION_MARK]))))
}

function tableOf(charset: Pairs): Map<string, number[]> {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(charset)
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}

/** What a reader made of bytes, and which of them (1) are still in it. */
export interface ReadBytes {
  readonly text: string
  readonly kept: Uint8Array
}

/** Reads bytes in pairs; private use counts as not assigned, as it does in most readers. */
export function readPairwise(bytes: Uint8Array, charset: Pairs | 'gb18030', marks: Marks): ReadBytes {
  const decoder = new TextDecoder(charset)
  const mark = marks === 'question-mark' ? '?' : marks === 'nothing' ? '' : '\ufffd'
  const kept = new Uint8Array(bytes.length)
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    if (first < 0x80 || (first === EURO && charset === 'gb18030')) {
      kept[at++] = 1
      text += first === EURO ? '€' : String.fromCharCode(first)
      continue
    }
    const pair = at + 1 < bytes.length ? decoder.decode(bytes.subarray(at, at + 2)) : '\ufffd'
    const assigned = pair.length === 1 && pair !== '\ufffd' && (marks === 'private-use' || !/[\ue000-\uf8ff€]/.test(pair))
    if (assigned) {
      text += pair
      kept.fill(1, at, at + 2)
      at += 2
      continue
    }
    text += mark
    at += marks === 'both-bytes' && (bytes[at + 1] ?? 0) >= 0x80 ? 2 : 1
  }
  return { text, kept }
}

/** The characters that an oracle keeps: those whose bytes are all still there. Their number is the ceiling. */
export function survivors(text: string, bytesOf: (character: string) => ArrayLike<number>, kept: Uint8Array): number {
  let whole = 0
  let at = 0
  for (const character of text) {
    const next = at + bytesOf(character).length
    const isWritten = character === '?' || bytesOf(character)[0] !== QUESTION_MARK
    if (isWritten && kept.subarray(at, next).every((byte) => byte === 1)) whole++
    at = next
  }
  return whole
}
