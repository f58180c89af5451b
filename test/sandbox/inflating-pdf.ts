// A PDF of a few kilobytes whose page inflates to gigabytes: its content is deflated twice, and what comes out of the
// first round repeats itself.
import { constants, deflateRawSync, deflateSync } from 'node:zlib'

const MB = 1024 * 1024
const SEGMENT_MB = 16

/** `megabytes` of spaces as page content. Takes a few hundred milliseconds and little memory. */
export function inflatingPdf(megabytes: number): Uint8Array {
  // A segment that ends in a full flush refers to nothing before it, so it can be repeated without deflating again.
  const segment = deflateRawSync(Buffer.alloc(SEGMENT_MB * MB, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const inner = Buffer.concat([
    Buffer.from([0x78, 0xda]),
    ...Array.from({ length: Math.ceil(megabytes / SEGMENT_MB) }, () => segment),
    Buffer.from([0x03, 0x00, 0, 0, 0, 0]), // an empty last block, and a checksum that readers of PDF do not check
  ])
  const content = deflateSync(inner, { level: 9 })
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>',
    `<</Length ${content.length}/Filter[/FlateDecode/FlateDecode]>>\nstream\n${content.toString('latin1')}\nendstream`,
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 5\n0000000000 65535 f \n${table}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
