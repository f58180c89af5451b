/**
 * From a declared label to the charset whose decoder we use. Everything of the GB family is read as
 * GB 18030, which holds the others: pages labelled gb2312 contain GBK characters as a rule.
 */
const OWN_LABELS: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  'gb-2312': 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  gb18030: 'gb18030',
  'gb18030-2022': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'euc-cn': 'gb18030',
  utf8: 'utf-8',
  utf8mb4: 'utf-8',
  big5: 'big5',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  'utf-16': 'utf-16le',
  'hz-gb-2312': 'hz-gb-2312',
  hz: 'hz-gb-2312',
}

/** A label as somebody wrote it, without quotes, spaces and capitals. */
export function tidyLabel(label: string): string {
  return label
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
    .toLowerCase()
}

/** The WHATWG charset that a label means here, or undefined where nobody knows it. */
export function charsetOf(label: string): string | undefined {
  const tidy = tidyLabel(label)
  if (Object.hasOwn(OWN_LABELS, tidy)) return OWN_LABELS[tidy]
  try {
    const { encoding } = new TextDecoder(tidy)
    return Object.hasOwn(OWN_LABELS, encoding) ? OWN_LABELS[encoding] : encoding
  } catch {
    return undefined
  }
}
