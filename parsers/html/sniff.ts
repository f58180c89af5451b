import { decode, looksLikeText } from '../../src/decode/index.js'

/** Enough for the comments and blank lines that templates put before their first tag. */
const LOOKED_AT_BYTES = 65_536
const KNOWN_TAG =
  /^<\/?(?:html|head|body|title|meta|link|style|script|base|p|div|span|table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|h[1-6]|br|hr|ul|ol|li|dl|dt|dd|a|b|i|u|em|strong|font|center|img|section|article|main|header|footer|nav|aside|form|input|iframe|pre|blockquote|frameset|big|small|sup|sub|label|button|o:p|noscript|ucap[a-z-]*)(?=[\s/>])/i
/** Two marks may be a quotation; a text that opens with prose needs as many to be markup. */
const FEWEST_TAGS = 3

/** Whether bytes are HTML: what they decode to opens with markup, or is strewn with it. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, LOOKED_AT_BYTES)
  if (!start.includes(0x3c)) return false
  const text = decode(start).text
  const opening = withoutLeadingNoise(text)
  if (opening === undefined) return true
  const opens = /^<!doctype\s+html/i.test(opening) || KNOWN_TAG.test(opening.slice(0, 40))
  return (opens || isStrewnWithTags(text)) && looksLikeText(start)
}

/** The text from its first mark on; undefined where a comment fills all of it, which only HTML begins with. */
function withoutLeadingNoise(text: string): string | undefined {
  let at = 0
  for (;;) {
    while (at < text.length && /[\s\uFEFF\0]/.test(text[at] as string)) at++
    if (!text.startsWith('<!--', at) && !text.startsWith('<?xml', at)) return text.slice(at)
    const comment = text.startsWith('<!--', at)
    const end = text.indexOf(comment ? '-->' : '>', at)
    if (end < 0) return comment ? undefined : text.slice(at)
    at = end + (comment ? 3 : 1)
  }
}

function isStrewnWithTags(text: string): boolean {
  let tags = 0
  let closing = 0
  for (let at = text.indexOf('<'); at >= 0 && (tags < FEWEST_TAGS || closing === 0); at = text.indexOf('<', at + 1)) {
    if (!KNOWN_TAG.test(text.slice(at, at + 40))) continue
    tags++
    if (text[at + 1] === '/' || /^<br/i.test(text.slice(at, at + 3))) closing++
  }
  return tags >= FEWEST_TAGS && closing > 0
}
