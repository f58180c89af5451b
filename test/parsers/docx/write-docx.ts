import { strToU8, zipSync } from 'fflate'

/** The parts of a document, as XML without declaration; only the body is needed. */
export interface DocxParts {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly header?: string
  readonly footer?: string
  readonly title?: string
  /** Writes the namespaces of strict OOXML. */
  readonly strict?: boolean
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT_RELATIONSHIP = 'http://purl.oclc.org/ooxml/officeDocument/relationships'

/** A DOCX file made of hand-written XML. */
export function writeDocx(parts: DocxParts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(docxFiles(parts)).map(([name, text]) => [name, strToU8(text)])))
}

export function docxFiles(parts: DocxParts): Record<string, string> {
  const namespaces = namespacesOf(parts)
  const relationship = parts.strict ? STRICT_RELATIONSHIP : RELATIONSHIP
  const kinds = (['styles', 'numbering', 'footnotes', 'header', 'footer'] as const).filter((kind) => parts[kind] !== undefined)
  const sections = ['header', 'footer'].filter((kind) => parts[kind as 'header'] !== undefined)
  const references = sections.map((kind) => `<w:${kind}Reference w:type="default" r:id="${kind}"/>`).join('')
  const roots = { styles: 'styles', numbering: 'numbering', footnotes: 'footnotes', header: 'hdr', footer: 'ftr' }
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relationships([
      ['main', `${relationship}/officeDocument`, 'word/document.xml'],
      ['core', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ]),
    'word/document.xml': `<w:document ${namespaces}><w:body>${parts.body}<w:sectPr>${references}</w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(kinds.map((kind) => [kind, `${relationship}/${kind}`, `${kind}.xml`])),
  }
  for (const kind of kinds) files[`word/${kind}.xml`] = `<w:${roots[kind]} ${namespaces}>${parts[kind]}</w:${roots[kind]}>`
  if (parts.title !== undefined) {
    files['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${parts.title}</dc:title></cp:coreProperties>`
  }
  return files
}

function namespacesOf({ strict }: DocxParts): string {
  return (
    `xmlns:w="${strict ? STRICT : TRANSITIONAL}" xmlns:r="${strict ? STRICT_RELATIONSHIP : RELATIONSHIP}" xmlns:v="urn:schemas-microsoft-com:vml" ` +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
  )
}

function relationships(list: readonly (readonly [string, string, string])[]): string {
  const entries = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`
}

/** A run with text. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of one run. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`
}

/** A cell: a text, or paragraphs and tables. */
export function tc(content: string | number, properties = ''): string {
  const inner = String(content)
  return `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner.startsWith('<') ? inner : p(inner)}</w:tc>`
}

export function tr(cells: readonly (string | number)[], properties = ''): string {
  const inner = cells.map((cell) => (String(cell).startsWith('<w:tc>') ? cell : tc(cell))).join('')
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${inner}</w:tr>`
}

export function tbl(cols: number, rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="900"/>'.repeat(cols)}</w:tblGrid>${rows.join('')}</w:tbl>`
}
