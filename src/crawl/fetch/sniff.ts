/** What bytes are, as far as the crawler has to know; a media type or a name is a hint that is often wrong. */
export type Sniffed = 'html' | 'pdf' | 'zip' | 'ole' | 'rtf' | 'rar' | 'image' | 'json' | 'xml' | 'text' | 'other'

/** Readers of PDF accept junk before the mark within so many bytes. */
const PDF_MARK_WITHIN = 1024

export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_MARK_WITHIN)).toString('latin1')
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip'
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'ole'
  if (head.startsWith('Rar!')) return 'rar'
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (/^(?:\u0089PNG|GIF8|\u00ff\u00d8\u00ff|BM.{4}\0\0)/s.test(head)) return 'image'
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^<(?:!doctype html|html|head|body|script|meta|div|table|ul|li|p|a|!--)/i.test(text)) return 'html'
  if (head.includes('%PDF-')) return 'pdf'
  if (/^(?:<\?xml|<datastore|<recordset)/i.test(text)) return /<html/i.test(text) ? 'html' : 'xml'
  if (/^[[{]/.test(text) || /^[\w$.]{1,60}\(\s*[[{]/.test(text)) return 'json'
  if (/<(?:html|body|table|div|p|a)[\s>]/i.test(text)) return 'html'
  return /[\u0000-\u0008\u000e-\u001a]/.test(head) ? 'other' : 'text'
}

/** Whether a file ends where its format says, for answers that came without a length. */
export function endsWell(bytes: Uint8Array, kind: Sniffed): boolean {
  const tail = Buffer.from(bytes.subarray(-2048)).toString('latin1')
  if (kind === 'pdf') return tail.includes('%%EOF')
  // A comment of up to 64 KB may follow the end of the directory.
  if (kind === 'zip') return Buffer.from(bytes.subarray(-66_000)).toString('latin1').includes('PK\u0005\u0006')
  return true
}
