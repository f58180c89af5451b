/** The few pieces of WordprocessingML that every DOCX printer writes. */

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export interface RunLook {
  readonly bold?: boolean
  /** Half points. */
  readonly size?: number
  readonly font?: string
  readonly hidden?: boolean
}

function runProperties(look: RunLook): string {
  const font = look.font ?? '宋体'
  const size = look.size ?? 21
  return `<w:rPr><w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:hint="eastAsia"/>${look.bold ? '<w:b/>' : ''}${look.hidden ? '<w:vanish/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
}

/** A run of text; `tag` is `w:delText` inside deletions. */
export function run(text: string, look: RunLook = {}, tag: 'w:t' | 'w:delText' = 'w:t'): string {
  const pieces = text.split('\n').map((piece) => `<${tag} xml:space="preserve">${escapeXml(piece)}</${tag}>`)
  return `<w:r>${runProperties(look)}${pieces.join('<w:br/>')}</w:r>`
}

export interface ParagraphLook {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Characters of first-line indent, in hundredths. */
  readonly indent?: number
  readonly style?: string
  /** Extra content of `w:pPr`, such as numbering. */
  readonly properties?: string
}

/** A paragraph around runs (or other inline content). */
export function paragraph(inner: string, look: ParagraphLook = {}): string {
  const style = look.style ? `<w:pStyle w:val="${look.style}"/>` : ''
  const indent = look.indent ? `<w:ind w:firstLineChars="${look.indent}" w:firstLine="${Math.round(look.indent * 2.1)}"/>` : ''
  const align = look.align ? `<w:jc w:val="${look.align}"/>` : ''
  return `<w:p><w:pPr>${style}${look.properties ?? ''}${indent}${align}</w:pPr>${inner}</w:p>`
}
