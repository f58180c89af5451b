import type { Tree } from './tree.js'

/** Elements whose end tag nobody leaves out: open at the end of the source, they were cut. */
const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'])

/**
 * Whether the source ends in the middle: inside a tag, comment or script; inside a table; or with
 * elements open in a page that opened `<html>` or `<body>` and never closed it. A fragment that never
 * opened them may end where it likes.
 */
export function isCutOff(html: string, tree: Tree): boolean {
  if (endsInsideMarkup(html)) return true
  if (tree.openAtEnd.some((name) => TABLE_PARTS.has(name))) return true
  const opened = /<(?:html|body)[\s>/]/i.test(html)
  const closed = /<\/(?:html|body)[\s>]/i.test(html)
  return opened && !closed && tree.openAtEnd.some((name) => name !== 'html' && name !== 'body')
}

function endsInsideMarkup(html: string): boolean {
  const tag = html.lastIndexOf('<')
  if (tag > html.lastIndexOf('>') && /^<(?:[a-z/!?]|$)/i.test(html.slice(tag, tag + 2))) return true
  const comment = html.lastIndexOf('<!--')
  if (comment >= 0 && html.indexOf('-->', comment) < 0 && !html.startsWith('<!-->', comment)) return true
  return ['script', 'style'].some((name) => endsInsideRawText(html, name))
}

function endsInsideRawText(html: string, name: string): boolean {
  const open = lastIndexIgnoringCase(html, `<${name}`)
  return open >= 0 && lastIndexIgnoringCase(html, `</${name}`) < open && /^[\s>/]/.test(html.slice(open + name.length + 1))
}

function lastIndexIgnoringCase(text: string, what: string): number {
  let last = -1
  for (const match of text.matchAll(new RegExp(what, 'gi'))) last = match.index
  return last
}
