import { isRemoved } from './element-kinds.js'
import type { RowGroup } from './grid.js'
import { attribute, type Element, isElement } from './tree.js'

/** The rows of a table in the order a browser shows them, its captions, and what it does not show. */
export interface TableRows {
  readonly groups: readonly RowGroup[]
  readonly captions: readonly Element[]
  /** Rows and cells with `display: none`; the cells after them move up. */
  readonly removed: readonly Element[]
}

/** The first `thead` stands first and the first `tfoot` last, wherever the source has them. */
export function tableRows(table: Element): TableRows {
  const captions: Element[] = []
  const removed: Element[] = []
  const bodies: Element[][][] = []
  let head: Element[][] | undefined
  let foot: Element[][] | undefined
  let loose: Element[][] | undefined
  for (const child of table.childNodes) {
    if (!isElement(child)) continue
    if (child.tagName === 'tr') {
      if (loose === undefined) {
        loose = []
        bodies.push(loose)
      }
      takeRow(child, loose, removed)
      continue
    }
    loose = undefined
    if (child.tagName === 'caption') captions.push(child)
    else if (isRemoved(child)) removed.push(child)
    else if (child.tagName === 'thead' && head === undefined) head = rowsIn(child, removed)
    else if (child.tagName === 'tfoot' && foot === undefined) foot = rowsIn(child, removed)
    else if (['tbody', 'thead', 'tfoot'].includes(child.tagName)) bodies.push(rowsIn(child, removed))
  }
  const groups = [head ?? [], ...bodies, foot ?? []].filter((group) => group.length > 0)
  return { groups, captions, removed }
}

function rowsIn(section: Element, removed: Element[]): Element[][] {
  const rows: Element[][] = []
  for (const child of section.childNodes) if (isElement(child) && child.tagName === 'tr') takeRow(child, rows, removed)
  return rows
}

function takeRow(row: Element, rows: Element[][], removed: Element[]): void {
  if (isRemoved(row)) {
    removed.push(row)
    return
  }
  const cells: Element[] = []
  for (const child of row.childNodes) {
    if (!isElement(child) || (child.tagName !== 'td' && child.tagName !== 'th')) continue
    if (isRemoved(child)) removed.push(child)
    else cells.push(child)
  }
  rows.push(cells)
}

/** Whether the author says that the table is no table. */
export function isPresentation(table: Element): boolean {
  return ['presentation', 'none'].includes(attribute(table, 'role') ?? '')
}
