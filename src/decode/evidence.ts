import { hanScore } from './han-score.js'
import { toText } from './to-text.js'

/** What the bytes themselves say: a charset, how sure (0 to 1), and whether anything was there to say it. */
export interface Verdict {
  readonly charset: string
  readonly confidence: number
  /** False for plain ASCII, which every declaration fits. */
  readonly spoke: boolean
}

/** Enough text to be sure, little enough to decode in every candidate charset (UTF-16 looks at as much). */
const SAMPLE_BYTES = 65_536
/** A declaration is right more often than not; it decides near ties, and nothing else. */
const DECLARED_BONUS = 0.15
/** The score of a UTF-16 text that is all ASCII: better than a text full of NULs, worse than prose. */
const PLAIN_UTF16_SCORE = 0.3
const CANDIDATES = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']

/** Weighs the candidates. `declared`: the charset somebody claims, if we know it. */
export function weigh(bytes: Uint8Array, declared: string | undefined): Verdict {
  const kind = kindOf(bytes)
  if (kind === 'ascii') return weighAscii(bytes, declared)
  const utf8 = kind === 'high' ? validUtf8(bytes) : undefined
  if (utf8 !== undefined && isPlausible(utf8, bytes, declared)) return { charset: 'utf-8', confidence: 0.99, spoke: true }
  const sample = sampleOf(bytes)
  const names =
    declared === undefined || CANDIDATES.includes(declared) || declared === 'hz-gb-2312' ? CANDIDATES : [...CANDIDATES, declared]
  const scored = names.map((charset) => ({
    charset,
    score: scoreAs(bytes, sample, charset) + (charset === declared ? DECLARED_BONUS : 0),
  }))
  scored.sort((a, b) => b.score - a.score)
  const [best, next] = scored as [Scored, Scored]
  return { charset: best.charset, confidence: confidenceOf(best.score, next.score), spoke: true }
}

interface Scored {
  readonly charset: string
  readonly score: number
}

function confidenceOf(best: number, next: number): number {
  const quality = Math.min(1, Math.max(0, best))
  const margin = Math.min(1, (best - next) / 0.8)
  return Math.round(Math.min(0.98, 0.4 * quality + 0.6 * margin) * 100) / 100
}

/** `ascii`: printable ASCII alone; `high`: bytes above it; `control`: control bytes that no text has. */
function kindOf(bytes: Uint8Array): 'ascii' | 'high' | 'control' {
  let high = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte >= 0x80) high = true
    else if (byte < 0x20 && (byte < 0x09 || byte === 0x0b || byte > 0x0d)) return 'control'
  }
  return high ? 'high' : 'ascii'
}

/** HZ is the one Chinese charset that looks like ASCII. */
function weighAscii(bytes: Uint8Array, declared: string | undefined): Verdict {
  if (holdsHzShift(bytes)) {
    const score = hanScore(toText(bytes.subarray(0, SAMPLE_BYTES), 'hz-gb-2312')) ?? 0
    if (score > (declared === 'hz-gb-2312' ? 0 : 0.4)) return { charset: 'hz-gb-2312', confidence: 0.95, spoke: true }
  }
  const fits = declared !== undefined && !declared.startsWith('utf-16') && declared !== 'hz-gb-2312'
  return { charset: fits ? declared : 'utf-8', confidence: 1, spoke: false }
}

function holdsHzShift(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x7e); i >= 0; i = bytes.indexOf(0x7e, i + 1)) if (bytes[i + 1] === 0x7b) return true
  return false
}

/** The text, if every byte of it is valid. */
function validUtf8(bytes: Uint8Array): string | undefined {
  try {
    // As a stream: a character cut off by the end of the file is no proof against UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

/** Two-byte sequences alone prove little: a few GBK characters are valid UTF-8 for Cyrillic or Greek. */
function isPlausible(utf8: string, bytes: Uint8Array, declared: string | undefined): boolean {
  if (/[\u2E80-\uFFEF]/.test(utf8) || declared === 'utf-8') return true
  return (hanScore(toText(sampleOf(bytes), 'gb18030')) ?? 0) < 0.5
}

function scoreAs(bytes: Uint8Array, sample: Uint8Array, charset: string): number {
  if (!charset.startsWith('utf-16')) return hanScore(toText(sample, charset)) ?? 0
  return hanScore(toText(bytes.subarray(0, Math.min(SAMPLE_BYTES, bytes.length & ~1)), charset)) ?? PLAIN_UTF16_SCORE
}

/**
 * The stretches with bytes above ASCII, up to a sample's length. They begin after ASCII, so at a whole
 * character, and end at a byte below 0x30, which is no part of a character in any of the charsets.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const sample = new Uint8Array(SAMPLE_BYTES)
  let length = 0
  for (let i = 0; i < bytes.length && length < SAMPLE_BYTES; i++) {
    if ((bytes[i] as number) < 0x80 && (bytes[i] as number) >= 0x09) continue
    while (i < bytes.length && length < SAMPLE_BYTES && ((bytes[i] as number) >= 0x30 || (bytes[i] as number) < 0x09)) {
      sample[length++] = bytes[i++] as number
    }
    if (length < SAMPLE_BYTES) sample[length++] = 0x20
  }
  return sample.subarray(0, length)
}
