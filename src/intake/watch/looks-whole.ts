// Whether the end that a format has is there: what is still being copied lacks it. Formats without a certain end
// (text, HTML, Word 97) count as whole; that a file is quiet has to do for them.

/** Bytes from the start that `looksWhole` wants: readers accept a PDF with so much before its mark. */
export const HEAD_BYTES = 1024

/** Bytes from the end: the end record of a ZIP with the longest comment. Of a PDF far less is looked at. */
export const TAIL_BYTES = 22 + 65_535

/** Bytes before the end within which a PDF has to say `%%EOF`; readers look at 1,024, servers append a little. */
const PDF_TAIL_BYTES = 4096

const ZIP_START = Buffer.from('PK\u0003\u0004', 'latin1')
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1')

/** `head` and `tail` are the first HEAD_BYTES and last TAIL_BYTES of the file, or all of it. An empty file is not whole. */
export function looksWhole(head: Uint8Array, tail: Uint8Array): boolean {
  if (head.length === 0) return false
  const start = Buffer.from(head.buffer, head.byteOffset, head.length)
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.length)
  if (start.indexOf(ZIP_START) === 0) return end.lastIndexOf(ZIP_END) >= 0
  if (start.includes('%PDF-', 0, 'latin1')) return end.subarray(-PDF_TAIL_BYTES).includes('%%EOF', 0, 'latin1')
  return true
}
