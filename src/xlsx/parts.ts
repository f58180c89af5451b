// The parts of a workbook that do not depend on what stands in its sheets.

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OOXML = 'application/vnd.openxmlformats-officedocument'
const TYPE = `${OOXML}.spreadsheetml`

/** The date of all parts: the same content gives the same bytes. 1980 is the first year that an archive can name. */
export const FIXED_DATE = new Date(1980, 0, 1)

/** A sheet as the other parts must know it. */
export interface SheetPart {
  /** Escaped. */
  readonly name: string
  /** From 1; says which file holds it. */
  readonly number: number
  /** Whether comments and the shapes that show them stand beside. */
  readonly notes: boolean
}

/** Paths and texts of the parts beside the sheets, which lie in `xl/worksheets/sheetN.xml`. Shown in the order given. */
export function partsFor(sheets: readonly SheetPart[]): (readonly [path: string, xml: string])[] {
  const listed = sheets.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`).join('')
  const byNumber = [...sheets].sort((a, b) => a.number - b.number)
  const targets = byNumber.map(({ number }): Relation => ['worksheet', `worksheets/sheet${number}.xml`])
  return [
    ['[Content_Types].xml', contentTypes(byNumber)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', relationships([...targets, ['styles', 'styles.xml']])],
    ...byNumber
      .filter(({ notes }) => notes)
      .map(({ number }) => [`xl/worksheets/_rels/sheet${number}.xml.rels`, noteRelationships(number)] as const),
  ]
}

type Relation = readonly [type: string, target: string]

function relationships(list: readonly Relation[]): string {
  const all = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

/** `rId1` is what the sheet names as its legacy drawing. */
function noteRelationships(number: number): string {
  return relationships([
    ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
    ['comments', `../comments${number}.xml`],
  ])
}

function contentTypes(sheets: readonly SheetPart[]): string {
  const part = (path: string, type: string) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.${type}+xml"/>`
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${OOXML}.vmlDrawing"/>` +
    part('workbook.xml', 'sheet.main') +
    part('styles.xml', 'styles') +
    sheets.map(({ number }) => part(`worksheets/sheet${number}.xml`, 'worksheet')).join('') +
    sheets.map(({ number, notes }) => (notes ? part(`comments${number}.xml`, 'comments') : '')).join('') +
    '</Types>'
  )
}
