/*
 * OLE compound files: what Word, Excel and PowerPoint wrote before 2007, what WPS writes as .wps, and
 * the wrapping of encrypted DOCX files. Only the names in their directory are looked at.
 */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Directory entries are 128 bytes long and stand at multiples of that, wherever their sectors lie. */
const ENTRY_BYTES = 128
const NAME_LENGTH_AT = 64
const KIND_AT = 66
/** More names than any document has; bounds the work on a crafted file. */
const MOST_NAMES = 10_000

/** What the stream names mean; the first that is present wins. */
const STREAMS: readonly (readonly [string, string])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['MatOST', 'wps'],
  ['WpsCustomData', 'wps'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
  ['VisioDocument', 'vsd'],
  ['__properties_version1.0', 'msg'],
]

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte)
}

/** `doc`, `wps`, `xls`, …; `encrypted` for a locked package; `ole` where no known stream is inside. */
export function formatOfCompoundFile(bytes: Uint8Array): string {
  const names = streamNames(bytes)
  return STREAMS.find(([stream]) => names.has(stream))?.[1] ?? 'ole'
}

/** Found by the shape of directory entries, so that a file with a broken chain of sectors still has a name. */
function streamNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  const decoder = new TextDecoder('utf-16le')
  for (let at = 512; at + ENTRY_BYTES <= bytes.length && names.size < MOST_NAMES; at += ENTRY_BYTES) {
    const length = (bytes[at + NAME_LENGTH_AT] as number) | ((bytes[at + NAME_LENGTH_AT + 1] as number) << 8)
    const kind = bytes[at + KIND_AT] as number
    if (length < 4 || length > 64 || length % 2 === 1 || (kind !== 1 && kind !== 2 && kind !== 5)) continue
    if (bytes[at + length - 2] === 0 && bytes[at + length - 1] === 0)
      names.add(decoder.decode(bytes.subarray(at, at + length - 2)))
  }
  return names
}
