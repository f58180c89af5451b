// The name a server gives a file: `filename*` of RFC 5987, else the raw header, which on these sites holds the
// bytes of UTF-8 or GBK. A name is data to show; it is never a path, and whatever points out of a folder is cut.

/** Longest name kept, in bytes of UTF-8: the limit of file systems, so that an export can use it. */
const LONGEST_BYTES = 255

/** The name in a Content-Disposition header (as latin1, byte for byte); null where it has none. */
export function dispositionName(header: string): string | null {
  const extended = /filename\*\s*=\s*([\w-]*)'[^']*'([^;\s]+)/i.exec(header)
  const fromExtended = extended ? percentDecoded(extended[2] as string, extended[1] as string) : null
  if (fromExtended) return tidyName(fromExtended)
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(header)
  if (!plain) return null
  const raw = (plain[1] ?? plain[2] ?? '').trim()
  return tidyName(percentDecoded(raw, 'utf-8') ?? bytesAsText(Buffer.from(raw, 'latin1')))
}

/** The last segment of an address, decoded; null where it names no file. */
export function addressName(address: string): string | null {
  const last = new URL(address).pathname.split('/').at(-1) ?? ''
  if (!/\.\w{2,5}$/.test(last)) return null
  return tidyName(percentDecoded(last, 'utf-8') ?? percentDecoded(last, 'gb18030') ?? last)
}

/** Null where nothing is encoded or the bytes are not of that charset. */
function percentDecoded(text: string, charset: string): string | null {
  if (!/%[0-9a-f]{2}/i.test(text)) return null
  const bytes = Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  try {
    return new TextDecoder(charset || 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Neither an unknown label nor wrong bytes are worth losing the file over: the next spelling is tried.
    return null
  }
}

function bytesAsText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function tidyName(name: string): string | null {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  // Controls and marks of direction make a name show otherwise than it is.
  const clean = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim()
  if (clean === '' || /^\.+$/.test(clean)) return null
  let kept = clean
  while (Buffer.byteLength(kept) > LONGEST_BYTES) kept = Array.from(kept).slice(0, -1).join('')
  return kept
}
