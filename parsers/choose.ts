import { decode, looksLikeText } from '../src/decode/index.js'
import { InputRefused } from '../src/document/index.js'
import { formatOfCompoundFile, isCompoundFile } from './compound-file.js'
import { ascii, formatBySignature, formatOfArchive, formatOfMarkup } from './name-format.js'
import type { Parser } from './parser.js'

const MEGABYTE = 1024 * 1024
/** A report has a few megabytes, with pictures. */
const MOST_MEGABYTES = 100
/** Enough for any heading of a text format. */
const LOOKED_AT_BYTES = 8_192
/** Of a file that may be nothing but blanks of another charset, this much is decoded. */
const BLANK_UP_TO_BYTES = 65_536

/**
 * The parser for these bytes: the first in the list that recognises them, after what can be named and
 * not read. Names and media types play no part. Throws `InputRefused`: `empty`, `too-large`
 * {limit, unit}, `encrypted`, `damaged`, `unsupported-format` {format}.
 */
export function chooseFrom(parsers: readonly Parser[], bytes: Uint8Array): Parser {
  if (isBlank(bytes)) throw new InputRefused('empty')
  if (bytes.length > MOST_MEGABYTES * MEGABYTE) throw new InputRefused('too-large', { limit: MOST_MEGABYTES, unit: 'MB' })
  const binary = parsers.find((parser) => (parser.format === 'pdf' || parser.format === 'docx') && parser.recognises(bytes))
  if (binary) return binary
  refuseWhatHasAName(bytes)
  const readable = parsers.find((parser) => parser.format !== 'pdf' && parser.format !== 'docx' && parser.recognises(bytes))
  if (readable) return readable
  throw new InputRefused('unsupported-format', { format: 'unknown' })
}

function refuseWhatHasAName(bytes: Uint8Array): void {
  const format = nameOf(bytes)
  if (format === 'encrypted') throw new InputRefused('encrypted')
  if (format !== undefined) throw new InputRefused('unsupported-format', { format })
}

function nameOf(bytes: Uint8Array): string | undefined {
  if (isCompoundFile(bytes)) return formatOfCompoundFile(bytes)
  if (ascii(bytes.subarray(0, 4)) === 'PK\x03\x04' || ascii(bytes.subarray(0, 4)) === 'PK\x05\x06') return formatOfArchive(bytes)
  const format = formatBySignature(bytes)
  if (format !== undefined) return format
  const start = bytes.subarray(0, LOOKED_AT_BYTES)
  return looksLikeText(start) ? formatOfMarkup(decode(start).text) : undefined
}

function isBlank(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) return true
  if (bytes.length > BLANK_UP_TO_BYTES) return false
  return !/[^\s\0\uFEFF]/.test(decode(bytes).text)
}
