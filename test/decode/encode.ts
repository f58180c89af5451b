/** Text to the bytes of a charset, for tests: the inverse of the platform's decoder. */
export function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  if (charset.startsWith('utf-16'))
    return Uint8Array.from(
      unitsOf(text).flatMap((unit) => (charset === 'utf-16le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])),
    )
  if (charset === 'hz-gb-2312') return hz(text)
  const table = tableOf(charset)
  return Uint8Array.from(
    [...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (table.get(char) ?? unencodable(char, charset)))),
  )
}

function unencodable(char: string, charset: string): never {
  throw new Error(`${char} is not in ${charset}`)
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

function hz(text: string): Uint8Array {
  const escaped = text.replace(
    /[^\x00-\x7f]+/g,
    (run) => `~{${String.fromCharCode(...encode(run, 'gb18030').map((byte) => byte & 0x7f))}~}`,
  )
  return Uint8Array.from(escaped, (char) => char.charCodeAt(0))
}

const tables = new Map<string, ReadonlyMap<string, number[]>>()

function tableOf(charset: string): ReadonlyMap<string, number[]> {
  const known = tables.get(charset)
  if (known) return known
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(charset)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const chars = [...decoder.decode(Uint8Array.from([lead, trail]))]
      const [char] = chars
      if (chars.length === 1 && char !== undefined && char !== '\uFFFD' && !table.has(char)) table.set(char, [lead, trail])
    }
  }
  tables.set(charset, table)
  return table
}
