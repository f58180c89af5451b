/** Browsers look at the first 1024 bytes; portals put scripts and comments before their `<meta>`. */
const PRESCAN_BYTES = 16_384
/** No `<meta>` tag that declares a charset is longer; bounds the work on a tag that never ends. */
const LONGEST_TAG = 1_000

const ATTRIBUTE = /([a-z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi
const CHARSET_IN_CONTENT = /charset\s*=\s*["']?\s*([^\s"';,>]+)/i
const XML_ENCODING = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i

/**
 * The charset that a page declares about itself: `<meta charset>`, `<meta http-equiv content>` in any
 * order of attributes and with any quotes, or the encoding of an XML declaration. Comments are
 * skipped. The label is returned as it stands; undefined where there is none.
 */
export function metaCharset(bytes: Uint8Array): string | undefined {
  const head = asciiView(bytes)
  const xml = XML_ENCODING.exec(head)
  if (xml?.[1]) return xml[1]
  let at = head.indexOf('<')
  while (at >= 0) {
    if (head.startsWith('<!--', at)) {
      const end = head.indexOf('-->', at + 4)
      if (end < 0) return undefined
      at = head.indexOf('<', end)
      continue
    }
    if (/^<meta[\s/]/i.test(head.slice(at, at + 6))) {
      const label = labelIn(head.slice(at, at + LONGEST_TAG))
      if (label !== undefined) return label
    }
    at = head.indexOf('<', at + 1)
  }
  return undefined
}

function labelIn(from: string): string | undefined {
  const end = from.indexOf('>')
  const tag = end < 0 ? from : from.slice(0, end + 1)
  let content: string | undefined
  for (const [, name = '', quoted = ''] of tag.matchAll(ATTRIBUTE)) {
    const value = quoted.replace(/^["']|["']$/g, '')
    if (/^charset$/i.test(name) && value.trim() !== '') return value
    if (/^content$/i.test(name)) content = value
  }
  return content === undefined ? undefined : CHARSET_IN_CONTENT.exec(content)?.[1]
}

/** Only ASCII matters here, and a decoder of UTF-8 leaves it alone, whatever stands around it. */
function asciiView(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, PRESCAN_BYTES))
}
