/**
 * Whether a PDF was cut off: a whole file ends with `startxref`, an offset and `%%EOF`. Blank bytes
 * and a little junk after it are common and harmless; objects after it belong to an update whose end
 * is missing. A linearised file has a first `%%EOF` near its start, which does not count.
 */

/** Bytes at the end that are looked at: mail gateways and download pages append up to a few hundred. */
const TAIL = 4096
/** Junk tolerated after the last `%%EOF`, in bytes. */
const MOST_JUNK = 1024

/** `true` when the file's end is there. */
export function hasWholeTail(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 0 && isBlank(bytes[end - 1] as number)) end--
  const tail = latin1(bytes.subarray(Math.max(0, end - TAIL), end))
  const last = tail.lastIndexOf('%%EOF')
  if (last < 0) return false
  const before = tail.slice(0, last)
  const offset = /startxref\s+(\d+)\s*(?:%[^\r\n]*[\r\n]+\s*)*$/.exec(before)
  if (!offset) return false
  const after = tail.slice(last + '%%EOF'.length)
  if (after.length > MOST_JUNK || /\bobj\b|\bxref\b|\btrailer\b|\bstream\b/.test(after)) return false
  // The first section of a linearised file says `startxref 0`; the real end names a real offset.
  return Number(offset[1]) > 0 && Number(offset[1]) < bytes.length
}

function isBlank(byte: number): boolean {
  return byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 26 || byte === 32
}

/** At most `TAIL` bytes: few enough to be arguments. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
