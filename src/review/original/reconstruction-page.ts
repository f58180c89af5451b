// A document shown again as a page of its own, for a frame without any rights: written by us from the outline, every
// text escaped, no script, and one style that the answer's policy names.
import type { Lang, OutlineView } from '../api.js'

/** Marked cells stand out in print and for the colour-blind too: by their frame. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0 auto;max-width:60rem;padding:1rem;font:15px/1.7 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;overflow-wrap:anywhere}
p,h1,h2,h3{white-space:pre-wrap;margin:.6em 0}
h1{font-size:1.35em;text-align:center}h2{font-size:1.15em}h3{font-size:1.05em}
table{border-collapse:collapse;margin:1em 0;width:100%}
td{border:1px solid #8888;padding:.2em .4em;vertical-align:middle;white-space:pre-wrap;text-align:center;min-width:1.5em}
.marked{background:#ffe58f;color:#000;outline:3px solid #d46b08;outline-offset:-2px}
:target{scroll-margin:30vh}
`

export interface ReconstructionPage {
  readonly html: string
  readonly policy: string
}

/** `marks`: ids of the places to stand out. `nonce`: new for every answer. */
export function reconstructionPage(
  { blocks }: OutlineView,
  {
    marks,
    nonce,
    title,
    lang,
  }: { readonly marks: ReadonlySet<string>; readonly nonce: string; readonly title: string; readonly lang: Lang },
): ReconstructionPage {
  const html = `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body>
${blocks.map((block) => drawn(block, marks)).join('\n')}
</body></html>
`
  const policy = `sandbox; default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`
  return { html, policy }
}

function drawn(block: OutlineView['blocks'][number], marks: ReadonlySet<string>): string {
  if (block.type === 'paragraph') return `<p${idOf(block.id, marks)}>${escaped(block.text)}</p>`
  if (block.type === 'heading') {
    const tag = `h${Math.min(3, Math.max(1, block.level))}`
    return `<${tag}${idOf(block.id, marks)}>${escaped(block.text)}</${tag}>`
  }
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => drawnCell(cell, marks)).join('')}</tr>`)
  return `<table${idOf(block.id, marks)}><tbody>${rows.join('\n')}</tbody></table>`
}

type Cell = Extract<OutlineView['blocks'][number], { type: 'table' }>['rows'][number][number]

function drawnCell({ text, rowSpan, colSpan, id }: Cell, marks: ReadonlySet<string>): string {
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`
  return `<td${spans}${idOf(id, marks)}>${escaped(text)}</td>`
}

function idOf(id: string, marks: ReadonlySet<string>): string {
  if (id === '') return ''
  return ` id="${escaped(id)}"${marks.has(id) ? ' class="marked"' : ''}`
}

/** Controls have no place in HTML and would end up as something else. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text for HTML and SVG, in an element or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(CONTROLS, '\uFFFD').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}
