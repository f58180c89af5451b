import { big5Text } from './big5-text.js'

/** Bytes to characters for one charset. Never throws on bad bytes: U+FFFD stands where one was. */
export function toText(bytes: Uint8Array, charset: string): string {
  if (charset === 'windows-1252') return latinText(bytes)
  if (charset === 'hz-gb-2312') return hzText(bytes)
  if (charset === 'big5') return big5Text(bytes)
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
  return charset === 'gb18030' ? text.replace(REMAPPED, (char) => STANDARD.get(char) ?? char) : text
}

/**
 * GB 18030-2022 moved characters out of the private use area; which edition a decoder follows depends
 * on the ICU it was built with. The result here is always that of 2022.
 */
const REMAPPED = /[\uE78D-\uE796\uE7C7\uE816-\uE818\uE81E\uE826\uE82B\uE82C\uE831\uE832\uE83B\uE843\uE854\uE855\uE864]/g
const STANDARD: ReadonlyMap<string, string> = new Map([
  ...pairs(
    '\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795\uE796',
    '\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19',
  ),
  ...pairs('\uE7C7\uE816\uE817\uE818', '\u1E3F\u{20087}\u{20089}\u{200CC}'),
  ...pairs('\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE864', '\u9FB4\u9FB5\u9FB6\u9FB7\u9FB8\u9FB9\u9FBA\u9FBB'),
  ...pairs('\uE831\uE83B\uE855', '\u{215D7}\u{2298F}\u{241FE}'),
])

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to]
  return [...from].map((char, i) => [char, targets[i] as string])
}

/** 0x80-0x9F of windows-1252 by code point; undefined bytes stay control characters, as browsers read them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Written out, because engines have disagreed on whether windows-1252 is ISO 8859-1. */
function latinText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    let part = ''
    for (const byte of bytes.subarray(from, from + 8192)) {
      part += byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : String.fromCharCode(byte)
    }
    parts.push(part)
  }
  return parts.join('')
}

const TILDE = 0x7e

/** HZ (RFC 1843): `~{` begins GB 2312 pairs without their high bits, `~}` ends them, `~~` is a tilde. */
function hzText(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let inPairs = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    const next = bytes[i + 1]
    if (byte === TILDE && next !== undefined && '{}~\n'.includes(String.fromCharCode(next))) {
      if (next === TILDE) out[length++] = TILDE
      else if (next !== 0x0a) inPairs = next === 0x7b
      i++
    } else if (byte === 0x0a || byte < 0x21) {
      inPairs = inPairs && byte !== 0x0a
      out[length++] = byte
    } else out[length++] = inPairs ? byte | 0x80 : byte
  }
  return toText(out.subarray(0, length), 'gb18030')
}
