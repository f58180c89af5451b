import { decode } from './decode.js'
import { hanScore } from './han-score.js'

/** A file that is text is text at its beginning; more would only cost time. */
const LOOKED_AT_BYTES = 65_536
/** Text has a stray control character now and then (form feeds, a lost byte), binary data has many. */
const MOST_CONTROLS = 0.02
/** Damaged text keeps most of its characters; binary data decodes to little else than these. */
const MOST_LOST = 0.3

/** Whether bytes are text in some charset, judged by what their beginning decodes to. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const { text, charset } = decode(bytes.subarray(0, LOOKED_AT_BYTES))
  if (text.length === 0) return false
  // Any pair of bytes is a character of UTF-16 or, nearly, of GB 18030; prose is what tells them apart.
  if (charset !== 'utf-8' && (hanScore(text) ?? 0) < 0) return false
  const controls = text.match(/[\0-\x08\x0b\x0e-\x1f\x7f]/g)?.length ?? 0
  const lost = text.match(/[\uFFFD\uE000-\uF8FF\uFFFE\uFFFF]/g)?.length ?? 0
  return controls <= text.length * MOST_CONTROLS && lost <= text.length * MOST_LOST
}
