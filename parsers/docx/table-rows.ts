import { ChildPaths } from './child-paths.js'
import { alternativeOf } from './inline.js'
import type { DocxRow } from './table-grid.js'
import { childOf, isProperties, switchIn, type XmlElement } from './xml.js'

/** The rows of a table that show, those that are hidden, and where each row and cell stands. */
export interface CollectedRows {
  readonly rows: DocxRow[]
  readonly hiddenRows: XmlElement[]
  readonly paths: Map<XmlElement, string>
}

/** The rows of a table, through content controls and other wrappers; deleted rows are gone. */
export function collectRows(parent: XmlElement, path: string, into: CollectedRows): void {
  const paths = new ChildPaths(path)
  for (const child of parent.children) {
    const childPath = paths.next(child)
    if (isProperties(child)) continue
    if (child.name !== 'w:tr') {
      const inner = child.name === 'mc:AlternateContent' ? alternativeOf(child) : child
      if (inner) collectRows(inner, childPath, into)
      continue
    }
    const properties = childOf(child, 'w:trPr')
    if (childOf(properties, 'w:del') || childOf(properties, 'w:moveFrom')) continue
    into.paths.set(child, childPath)
    const cells: XmlElement[] = []
    collectCells(child, childPath, cells, into.paths)
    if (switchIn(properties, 'w:hidden')) into.hiddenRows.push(child)
    else into.rows.push({ properties, cells })
  }
}

/** The cell of a table that has one row with one cell. */
export function onlyCell(table: XmlElement, path: string): { cell: XmlElement; path: string } | undefined {
  const rows = table.children.filter((child) => !isProperties(child))
  const [row] = rows
  if (rows.length !== 1 || row?.name !== 'w:tr') return undefined
  const cells = row.children.filter((child) => !isProperties(child))
  const [cell] = cells
  return cells.length === 1 && cell?.name === 'w:tc' ? { cell, path: `${path}/tr[1]/tc[1]` } : undefined
}

/** From here on the text of a lone cell is prose that was put into a frame. */
const PROSE_CHARS = 200

/** Whether a cell holds a table, or as much text as an article. */
export function holdsArticle(cell: XmlElement): boolean {
  let chars = 0
  const count = (element: XmlElement): boolean => {
    chars += element.text.length
    return chars >= PROSE_CHARS || element.children.some((child) => child.name === 'w:tbl' || count(child))
  }
  return count(cell)
}

function collectCells(parent: XmlElement, path: string, cells: XmlElement[], paths: Map<XmlElement, string>): void {
  const childPaths = new ChildPaths(path)
  for (const child of parent.children) {
    const childPath = childPaths.next(child)
    if (isProperties(child)) continue
    if (child.name === 'w:tc') {
      cells.push(child)
      paths.set(child, childPath)
    } else collectCells(child, childPath, cells, paths)
  }
}
