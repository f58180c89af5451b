import { type Block, type Note, type NoteCode, type Place, type Table, type TableCell, traced } from '../../src/document/index.js'
import { controlText, headingLevel, isBlock, isInvisible, isPreformatted, isRemoved, isSilent } from './element-kinds.js'
import { elementFurniture, tableFurniture } from './furniture.js'
import { type Grid, type PlacedCell, placeCells } from './grid.js'
import { CellText, Page, type Setting, type Sink } from './page.js'
import { pathOf } from './paths.js'
import { kindOf } from './table-kind.js'
import { type TableRows, tableRows } from './table-rows.js'
import { type Element, isElement, isText } from './tree.js'

/** The blocks of a body, and what was noticed: one note a kind, with a count and the first place. */
export interface Walked {
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

/** Walks a body that has been measured. */
export function walkBody(body: Element): Walked {
  const walker = new Walker()
  const page = new Page()
  walker.children(body, { block: body, heading: undefined, furniture: undefined, preformatted: false }, page)
  page.edge()
  return { blocks: page.blocks, notes: walker.notes() }
}

class Walker {
  readonly #counts = new Map<NoteCode, { count: number; place: Place }>()

  notes(): Note[] {
    return [...this.#counts].map(([code, { count, place }]) => ({ code, data: { count }, place }))
  }

  #notice(code: NoteCode, element: Element, times = 1): void {
    const seen = this.#counts.get(code)
    if (seen) seen.count += times
    else this.#counts.set(code, { count: times, place: placeOf(element) })
  }

  children(parent: Element, setting: Setting, sink: Sink): void {
    for (const child of parent.childNodes) {
      if (isText(child)) sink.text(child.value, setting)
      else if (isElement(child)) this.#element(child, setting, sink)
    }
  }

  #element(element: Element, setting: Setting, sink: Sink): void {
    if (isSilent(element)) return
    if (setting.furniture !== 'hidden' && (isRemoved(element) || isInvisible(element))) {
      sink.aside(this.#hidden(element, setting))
      return
    }
    const control = controlText(element)
    if (control !== undefined) sink.text(control, setting)
    else if (element.tagName === 'br') sink.lineBreak(setting)
    else if (element.tagName === 'table') this.#table(element, setting, sink)
    else if (isBlock(element)) {
      sink.edge()
      this.children(element, settingIn(element, setting), sink)
      sink.edge()
    } else if (isPreformatted(element) && !setting.preformatted) this.children(element, { ...setting, preformatted: true }, sink)
    else this.children(element, setting, sink)
  }

  #hidden(element: Element, setting: Setting): readonly Block[] {
    const blocks = this.#apart(element, { ...setting, block: element, furniture: 'hidden' })
    if (blocks.length > 0) this.#notice('hidden-text', element)
    return blocks
  }

  /** What an element holds, as blocks of their own. */
  #apart(element: Element, setting: Setting): readonly Block[] {
    const page = new Page()
    if (element.tagName === 'table') this.#table(element, setting, page)
    else this.children(element, setting, page)
    page.edge()
    return page.blocks
  }

  #table(element: Element, outer: Setting, sink: Sink): void {
    const setting: Setting = { ...outer, block: element }
    const rows = tableRows(element)
    const kind = kindOf(element, rows)
    sink.edge()
    for (const caption of rows.captions) {
      this.children(caption, settingIn(caption, setting), sink)
      sink.edge()
    }
    if (kind === 'layout' || (kind === 'single' && sink instanceof CellText)) this.#dissolve(rows, setting, sink)
    else this.#dataTable(rows, setting, sink)
    for (const removed of rows.removed) {
      // In a table that is hidden already, nothing is worth a second note.
      const hidden = setting.furniture === 'hidden'
      sink.aside(hidden ? this.#apart(removed, { ...setting, block: removed }) : this.#hidden(removed, setting))
    }
    sink.edge()
  }

  #dissolve(rows: TableRows, setting: Setting, sink: Sink): void {
    for (const cell of rows.groups.flat(2)) {
      sink.edge()
      if (isInvisible(cell) && setting.furniture !== 'hidden') sink.aside(this.#hidden(cell, setting))
      else this.children(cell, settingIn(cell, setting), sink)
      sink.edge()
    }
  }

  #dataTable(rows: TableRows, setting: Setting, sink: Sink): void {
    const { grids, beyond, clamped } = placeCells(rows.groups)
    if (clamped > 0) this.#notice('spans-clamped', setting.block, clamped)
    const after: Block[] = []
    for (const grid of grids) {
      if (grid.cells.length === 0) continue
      sink.add(this.#blockOf(grid, setting, after))
      if (sink instanceof CellText) this.#notice('nested-table', setting.block)
    }
    for (const cell of beyond) after.push(...this.#apart(cell, { ...setting, block: cell }))
    sink.aside(after)
  }

  #blockOf(grid: Grid, setting: Setting, after: Block[]): Table {
    const cells = grid.cells.map((cell) => this.#cellOf(cell, setting, after))
    const furniture = setting.furniture ?? tableFurniture(cells)
    const place = placeOf(setting.block)
    return { type: 'table', rows: grid.rows, cols: grid.cols, cells, place, ...(furniture && { furniture }) }
  }

  #cellOf({ element, row, col, rowSpan, colSpan }: PlacedCell, setting: Setting, after: Block[]): TableCell {
    const sink = new CellText()
    const hidden = setting.furniture !== 'hidden' && (isInvisible(element) || isInvisible(element.parentNode as Element))
    if (hidden) sink.aside(this.#hidden(element, setting))
    else {
      const preformatted = setting.preformatted || isPreformatted(element)
      this.children(element, { block: element, heading: undefined, furniture: setting.furniture, preformatted }, sink)
    }
    for (const block of sink.after) after.push(block)
    return { row, col, rowSpan, colSpan, text: traced(sink.take()), place: placeOf(element) }
  }
}

function placeOf(element: Element): Place {
  return { in: 'html', path: pathOf(element) }
}

/** The setting of what stands in a block. */
function settingIn(block: Element, { heading, furniture, preformatted }: Setting): Setting {
  return {
    block,
    heading: headingLevel(block) ?? heading,
    furniture: furniture ?? elementFurniture(block),
    preformatted: preformatted || isPreformatted(block),
  }
}
