/** The archive around `document.xml`: content types, relations, and the parts a variant adds. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import { escapeXml } from './xml.js'

export const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Zip entries carry a time; a fixed one (the first that the format can hold, plus a day) keeps the bytes the same. */
const FIXED_TIME = new Date(1980, 0, 2)

export interface DocxParts {
  /** Content of `w:body`, without the section properties. */
  readonly body: string
  readonly title: string
  readonly strict?: boolean
  /** Content of `w:numbering`. */
  readonly numbering?: string
  readonly header?: string
  readonly footer?: string
}

const NAMESPACES = [
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

/** The bytes of a `.docx` file. */
export function docxBytes(parts: DocxParts): Uint8Array {
  const main = parts.strict ? STRICT : TRANSITIONAL
  const relations = parts.strict ? STRICT_RELATIONS : RELATIONS
  const root = (name: string, inner: string) =>
    `${HEAD}<w:${name} xmlns:w="${main}" xmlns:r="${relations}" ${NAMESPACES}>${inner}</w:${name}>`
  const extra = (['numbering', 'header', 'footer'] as const).filter((name) => parts[name] !== undefined)
  const references = extra
    .filter((name) => name !== 'numbering')
    .map((name) => `<w:${name}Reference w:type="default" r:id="${name}"/>`)
    .join('')
  const section = `<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(extra),
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(parts.title)}</dc:title></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${['styles', ...extra].map((name) => `<Relationship Id="${name}" Type="${relations}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': root('document', `<w:body>${parts.body}${section}</w:body>`),
    'word/styles.xml': root('styles', STYLES),
  }
  const rootNames = { numbering: 'numbering', header: 'hdr', footer: 'ftr' }
  for (const name of extra) files[`word/${name}.xml`] = root(rootNames[name], parts[name] as string)
  const entries: Zippable = {}
  for (const [path, text] of Object.entries(files)) entries[path] = [strToU8(text), { mtime: FIXED_TIME, level: 6 }]
  return zipSync(entries)
}

function contentTypes(extra: readonly string[]): string {
  const override = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`
  const parts = ['styles', ...extra].map((name) => override(`word/${name}.xml`, `${WORD_TYPE}.${name}+xml`))
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', `${WORD_TYPE}.document.main+xml`)}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}${parts.join('')}</Types>`
}

const styleOf = (id: string, name: string, properties: string, type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${id === 'a' ? '<w:qFormat/>' : '<w:basedOn w:val="a"/>'}${properties}</w:style>`

const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>',
  styleOf('a', 'Normal', ''),
  styleOf('1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  styleOf('2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
].join('')
