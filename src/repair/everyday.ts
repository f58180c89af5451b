/**
 * Which Han characters are in everyday use, taken from the order of the national charsets: the first
 * level of GB 2312 (3,755 simplified characters) and of Big5 (5,401 traditional ones) are the frequent
 * characters, and every TextDecoder knows both. No list of our own to keep.
 */

const GB2312_FIRST_LEVEL = { label: 'gbk', leads: [0xb0, 0xd7], trails: [[0xa1, 0xfe]] } as const
const BIG5_FIRST_LEVEL = {
  label: 'big5',
  leads: [0xa4, 0xc6],
  trails: [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
} as const

let everyday: Uint8Array | undefined

/** 3 for a character of both first levels, 1 for GB 2312's alone, 2 for Big5's alone, 0 for all others. */
export function everydayLevel(unit: number): number {
  everyday ??= load()
  return everyday[unit] ?? 0
}

function load(): Uint8Array {
  const levels = new Uint8Array(0x10000)
  mark(levels, GB2312_FIRST_LEVEL, 1)
  mark(levels, BIG5_FIRST_LEVEL, 2)
  return levels
}

type CharsetRows = typeof GB2312_FIRST_LEVEL | typeof BIG5_FIRST_LEVEL

function mark(levels: Uint8Array, { label, leads, trails }: CharsetRows, bit: number): void {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail++) bytes.push(lead, trail)
  }
  for (const character of new TextDecoder(label).decode(Uint8Array.from(bytes))) {
    const unit = character.charCodeAt(0)
    if (unit >= 0x4e00 && unit <= 0x9fff) levels[unit] = (levels[unit] ?? 0) | bit
  }
}
