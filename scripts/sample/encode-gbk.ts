/** Characters to GBK bytes. The platform decodes GBK but does not encode it, so its decoder is turned round once. */

let table: Map<string, readonly [number, number]> | undefined

function gbkTable(): Map<string, readonly [number, number]> {
  if (table !== undefined) return table
  table = new Map()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const char = decoder.decode(new Uint8Array([lead, trail]))
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail])
    }
  }
  return table
}

/** The text in GBK; what GBK lacks becomes `?`, as encoders do. */
export function encodeGbk(text: string): Uint8Array {
  const codes = gbkTable()
  const bytes: number[] = []
  for (const char of text) {
    if (char.charCodeAt(0) < 0x80) bytes.push(char.charCodeAt(0))
    else bytes.push(...(codes.get(char) ?? [0x3f]))
  }
  return new Uint8Array(bytes)
}
