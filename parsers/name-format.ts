import { listEntries } from './docx/index.js'

/*
 * Names for what we can tell apart and not read, so that a person learns what to do with the file.
 */

/** Leading bytes, as text of one byte a character. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['{\\rtf', 'rtf'],
  ['Rar!\x1a\x07', 'rar'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['\x89PNG\r\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ\0', 'xz'],
  ['%!PS', 'postscript'],
  ['CAJ\0', 'caj'],
  ['Founder CEB', 'ceb'],
  ['\x00\x00\x01\x00', 'ico'],
  ['\x7fELF', 'program'],
  ['MZ\x90', 'program'],
]

/** The format that the first bytes name, if they do. */
export function formatBySignature(bytes: Uint8Array): string | undefined {
  const start = ascii(bytes.subarray(0, 16))
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (found) return found[1]
  if (start.startsWith('BM') && isBitmap(bytes)) return 'bmp'
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  return undefined
}

/** A bitmap states its own size; two letters alone would take a text that begins with BM. */
function isBitmap(bytes: Uint8Array): boolean {
  if (bytes.length < 26) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(6, true) === 0 && view.getUint32(10, true) < bytes.length
}

/** The folders that tell one kind of archive from another. */
const ARCHIVE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/^xl\//i, 'xlsx'],
  [/^ppt\//i, 'pptx'],
  [/^OFD\.xml$/i, 'ofd'],
  [/^META-INF\/container\.xml$/i, 'epub'],
  [/^content\.xml$/i, 'odt'],
]

/** The format of a ZIP archive that is no DOCX. Throws `InputRefused` where it has no directory. */
export function formatOfArchive(bytes: Uint8Array): string {
  const names = listEntries(bytes).map((entry) => entry.name)
  return ARCHIVE_PARTS.find(([part]) => names.some((name) => part.test(name)))?.[1] ?? 'zip'
}

const MIME_MESSAGE = /^MIME-Version:|^(?:From|Subject|Date|Snapshot-Content-Location):.{0,500}^(?:MIME-Version|Content-Type):/ims
/** Root elements by local name; any other root but HTML's is some XML. */
const XML_ROOTS: Readonly<Record<string, string>> = { wordDocument: 'word-xml', package: 'word-xml', Workbook: 'excel-xml' }

/** The format of a text that is written in some other markup than HTML, by its first few kilobytes. */
export function formatOfMarkup(text: string): string | undefined {
  const start = text.trimStart().slice(0, 4096)
  if (MIME_MESSAGE.test(start)) return 'mht'
  const root = start.startsWith('<?xml') ? xmlRoot(start) : undefined
  if (root === undefined || /^html$/i.test(root)) return undefined
  return XML_ROOTS[root] ?? 'xml'
}

/** The local name of the root element, behind declarations and comments. */
function xmlRoot(text: string): string | undefined {
  let at = 0
  for (;;) {
    at = text.indexOf('<', at)
    if (at < 0) return undefined
    const root = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(at, at + 100))?.[1]
    if (root !== undefined) return root
    if (/^<!doctype\s+html/i.test(text.slice(at, at + 20))) return 'html'
    const end = text.startsWith('<!--', at) ? text.indexOf('-->', at) : text.indexOf('>', at)
    if (end < 0) return undefined
    at = end
  }
}

export function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
