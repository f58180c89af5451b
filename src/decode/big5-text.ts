/**
 * Big5 as pages of Hong Kong and Macau have it. Decoders disagree on what lies outside the plain charset:
 * Node gives code points of the private use area, browsers the characters. Here both give the characters.
 */
import { HKSCS, HKSCS_ACCENTED } from './hkscs-table.js'

/** A row begins with its first byte and the number of its first second byte. */
const HEAD = /^([0-9a-f]{2})([0-9]{3})/
const PRIVATE_USE = /[\uE000-\uF8FF]/g
/** Second bytes are 0x40-0x7E and 0xA1-0xFE; the table counts them through. */
const LOWER_TRAILS = 0x7e - 0x40 + 1
const FIRST_LOWER_TRAIL = 0x40
const FIRST_UPPER_TRAIL = 0xa1

let standard: ReadonlyMap<string, string> | undefined

/** Pairs that neither plain Big5 nor the supplement assigns stay as the decoder has them. */
export function big5Text(bytes: Uint8Array): string {
  const text = new TextDecoder('big5', { ignoreBOM: true }).decode(bytes)
  return text.replace(PRIVATE_USE, (char) => {
    standard ??= load()
    return standard.get(char) ?? char
  })
}

/** From the code points that this decoder gives to what they stand for; empty where it gives the characters. */
function load(): Map<string, string> {
  const decoder = new TextDecoder('big5')
  const map = new Map<string, string>()
  const add = (pair: number, char: string) => {
    const given = decoder.decode(Uint8Array.of(pair >> 8, pair & 0xff))
    if (given !== char) map.set(given, char)
  }
  let lead = 0
  let place = 0
  for (const line of HKSCS.trim().split('\n')) {
    const [head = '', first = '', start = ''] = HEAD.exec(line) ?? []
    if (head !== '') {
      lead = Number.parseInt(first, 16)
      place = Number(start)
    }
    for (const char of line.slice(head.length)) {
      if (char !== '-') add(lead * 256 + trailAt(place), char)
      place++
    }
  }
  for (const [pair, char] of HKSCS_ACCENTED) add(pair, char)
  return map
}

function trailAt(place: number): number {
  return place < LOWER_TRAILS ? FIRST_LOWER_TRAIL + place : FIRST_UPPER_TRAIL + place - LOWER_TRAILS
}
