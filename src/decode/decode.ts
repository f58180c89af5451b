import type { Note } from '../document/index.js'
import { weigh } from './evidence.js'
import { charsetOf, tidyLabel } from './labels.js'
import { metaCharset } from './meta-charset.js'
import { toText } from './to-text.js'

/** What is claimed about the bytes: by a server (`charset`, `mediaType`) and by the page (`meta`). */
export interface DecodeHint {
  readonly charset?: string | undefined
  /** A media type, whose `charset=` parameter counts where `charset` is missing. */
  readonly mediaType?: string | undefined
  /** The page's own declaration; looked for in the bytes when not given. */
  readonly meta?: string | undefined
}

/** Characters, and how we came by them. */
export interface Decoded {
  readonly text: string
  /** A WHATWG label. */
  readonly charset: string
  /** The first declaration found, as it was written, in lower case. */
  readonly declared?: string
  /** 0 to 1. */
  readonly confidence: number
  /** `charset-conflict` {declared, by, charset}; `undecodable-bytes` {count}. */
  readonly notes: readonly Note[]
}

interface Declaration {
  readonly by: 'bom' | 'header' | 'meta'
  readonly label: string
  readonly charset: string | undefined
}

/**
 * Bytes to text. Declarations count in the order byte order mark, server, page; the bytes overrule
 * them where they contradict, and the conflict is noted. Never throws on bad bytes.
 */
export function decode(bytes: Uint8Array, hint: DecodeHint = {}): Decoded {
  const declarations = declarationsOf(bytes, hint)
  const known = declarations.find((declaration) => declaration.charset !== undefined)
  const content = bytes.subarray(markOf(bytes)?.length ?? 0)
  const { charset, confidence } = choose(content, known)
  const text = toText(content, charset)
  const notes: Note[] = []
  for (const declaration of declarations) {
    if (isPlain(text) || agrees(declaration, charset)) continue
    notes.push({ code: 'charset-conflict', data: { declared: declaration.label, by: declaration.by, charset } })
  }
  const lost = countLost(content, charset, text)
  if (lost > 0) notes.push({ code: 'undecodable-bytes', data: { count: lost } })
  const first = declarations[0]
  return { text, charset, ...(first && { declared: first.label }), confidence, notes }
}

function choose(bytes: Uint8Array, known: Declaration | undefined): { charset: string; confidence: number } {
  const verdict = weigh(bytes, known?.charset)
  if (known?.charset === undefined) return verdict
  if (known.by === 'bom' && known.charset.startsWith('utf-16')) return { charset: known.charset, confidence: 1 }
  if (!verdict.spoke) return verdict
  if (verdict.charset !== known.charset) return verdict
  return { charset: verdict.charset, confidence: known.by === 'bom' ? 1 : Math.max(verdict.confidence, 0.9) }
}

function declarationsOf(bytes: Uint8Array, hint: DecodeHint): Declaration[] {
  const found: Declaration[] = []
  const mark = markOf(bytes)
  if (mark) found.push({ by: 'bom', label: mark.charset, charset: mark.charset })
  const header = hint.charset ?? /charset\s*=\s*"?([^\s";]+)/i.exec(hint.mediaType ?? '')?.[1]
  if (header !== undefined && header.trim() !== '')
    found.push({ by: 'header', label: tidyLabel(header), charset: charsetOf(header) })
  const meta = hint.meta ?? metaCharset(bytes)
  if (meta !== undefined && meta.trim() !== '') found.push({ by: 'meta', label: tidyLabel(meta), charset: metaMeans(meta) })
  return found
}

/** `utf-16` alone leaves the order of bytes open. */
function agrees({ label, charset: declared }: Declaration, charset: string): boolean {
  return declared === charset || (label === 'utf-16' && declared === 'utf-16le' && charset === 'utf-16be')
}

/** A `<meta>` that could be read byte by byte is not in UTF-16, whatever it says: browsers take UTF-8. */
function metaMeans(label: string): string | undefined {
  const charset = charsetOf(label)
  return charset?.startsWith('utf-16') ? 'utf-8' : charset
}

/** The byte order mark at the beginning. It is cut off before anything is decoded: GBK text has been seen behind the mark of UTF-8. */
function markOf(bytes: Uint8Array): { charset: string; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { charset: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', length: 2 }
  return undefined
}

function isPlain(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}

/** U+FFFD that decoding made: those that the bytes themselves spell were lost before us. */
function countLost(bytes: Uint8Array, charset: string, text: string): number {
  let inText = 0
  for (let i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) inText++
  return inText === 0 ? 0 : Math.max(0, inText - countSpelled(bytes, SPELLED[charset]))
}

const SPELLED: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbf, 0xbd],
  gb18030: [0x84, 0x31, 0xa4, 0x37],
  'utf-16le': [0xfd, 0xff],
  'utf-16be': [0xff, 0xfd],
}

function countSpelled(bytes: Uint8Array, spelling: readonly number[] | undefined): number {
  if (spelling === undefined) return 0
  const step = spelling.length === 2 ? 2 : 1
  let count = 0
  for (let i = 0; i + spelling.length <= bytes.length; i += step) {
    let same = 0
    while (same < spelling.length && bytes[i + same] === spelling[same]) same++
    if (same === spelling.length) count++
  }
  return count
}
