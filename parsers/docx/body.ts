import { type Block, type Furniture, type Place, type Table, type TableCell, traced } from '../../src/document/index.js'
import { ChildPaths } from './child-paths.js'
import { Flow, type FlowSink } from './flow.js'
import { alternativeOf, type Inline, readInline } from './inline.js'
import type { Notices } from './notices.js'
import type { Numbering } from './numbering.js'
import type { Styles } from './styles.js'
import { type DocxGrid, type DocxRow, type GridCell, placeCells } from './table-grid.js'
import { collectRows, holdsArticle, onlyCell } from './table-rows.js'
import type { TextTrace } from './text-trace.js'
import { childOf, isProperties, numberIn, valueIn, type XmlElement } from './xml.js'

/** What the paragraphs of a document have in common. */
export interface Context {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly notices: Notices
  readonly trace: TextTrace
}

/** A longer table goes on in a further block; grids cost rows times columns later on. */
const MOST_ROWS = 2000

/** Reads the content of one part (body, header, note) into blocks, in the part's own order. */
export class FlowReader {
  readonly #context: Context
  readonly #part: string
  readonly #furniture: Furniture | undefined

  constructor(context: Context, part: string, furniture?: Furniture) {
    this.#context = context
    this.#part = part
    this.#furniture = furniture
  }

  /** The blocks of a container: paragraphs without any text are left out. */
  blocks(container: XmlElement, path: string): Block[] {
    const blocks: Block[] = []
    this.#flow(container, path, {
      isOfCell: false,
      paragraph: ({ text, place, level, furniture, after }) => {
        const shared = { text: traced(text), place, ...(furniture && { furniture }) }
        if (text.trim() !== '')
          blocks.push(level === undefined ? { type: 'paragraph', ...shared } : { type: 'heading', level, ...shared })
        for (const block of after) blocks.push(block)
      },
      tables: (tables) => {
        for (const table of tables) blocks.push(table)
      },
    })
    return blocks
  }

  #flow(container: XmlElement, path: string, sink: FlowSink): void {
    const flow = new Flow(sink)
    this.#children(container, path, flow)
    flow.finish()
  }

  #children(container: XmlElement, path: string, flow: Flow): void {
    const paths = new ChildPaths(path)
    for (const child of container.children) this.#child(child, paths.next(child), flow)
  }

  #child(child: XmlElement, path: string, flow: Flow): void {
    if (isProperties(child)) return
    if (child.name === 'w:p') this.#paragraph(child, path, flow)
    else if (child.name === 'w:tbl') this.#tableOrFrame(child, path, flow)
    else if (child.name === 'mc:AlternateContent') {
      const chosen = alternativeOf(child)
      if (chosen) this.#children(chosen, path, flow)
    } else this.#children(child, path, flow)
  }

  /** A table of one cell around a whole text, or around one value inside a cell, is a frame: its content stands in the flow. */
  #tableOrFrame(element: XmlElement, path: string, flow: Flow): void {
    const framed = onlyCell(element, path)
    if (framed === undefined || !(flow.isOfCell || holdsArticle(framed.cell))) {
      flow.tables(this.#table(element, path))
      return
    }
    const traced = this.#context.trace.beginTable()
    this.#children(framed.cell, framed.path, flow)
    this.#context.trace.endTable(traced)
  }

  #paragraph(element: XmlElement, path: string, flow: Flow): void {
    const properties = childOf(element, 'w:pPr')
    const styleId = valueIn(properties, 'w:pStyle')
    const style = this.#context.styles.paragraph(styleId)
    const inline = readInline(element, this.#context.styles, style.hidden ?? false)
    const place: Place = { in: 'docx', part: this.#part, path }
    this.#context.trace.add(inline.all)
    const after = this.#after(inline, path)
    const mark = childOf(properties, 'w:rPr')
    if (childOf(mark, 'w:del') || childOf(mark, 'w:moveFrom')) {
      flow.joinToNext(inline.text, after, place)
      return
    }
    const outline = numberIn(properties, 'w:outlineLvl') ?? style.outline
    const level = outline !== undefined && outline >= 0 && outline < 9 ? outline + 1 : undefined
    const furniture = this.#furniture ?? (/^toc \d$/i.test(style.name) ? 'navigation' : undefined)
    const numberOfText = (text: string) => this.#number(properties, styleId, text)
    flow.paragraph(inline.text, numberOfText, { place, level, furniture, after })
  }

  #number(properties: XmlElement | undefined, styleId: string | undefined, text: string): string {
    const { numbering, styles } = this.#context
    const style = styles.paragraph(styleId)
    const numPr = childOf(properties, 'w:numPr')
    const numId = valueIn(numPr, 'w:numId') ?? style.numId
    if (numId === undefined || numId === '0') return ''
    const level = numberIn(numPr, 'w:ilvl') ?? style.level ?? numbering.levelOfStyle(numId, styleId) ?? 0
    return numbering.next(numId, level, text)
  }

  /** Hidden text and text boxes: blocks of their own, right after what they are anchored in. */
  #after(inline: Inline, path: string): Block[] {
    const after: Block[] = []
    if (inline.hidden.trim() !== '') after.push(this.#hiddenBlock(inline.hidden, path))
    for (const [index, box] of inline.boxes.entries()) {
      for (const block of this.blocks(box, `${path}/txbxContent[${index + 1}]`)) after.push(block)
    }
    return after
  }

  #hiddenBlock(text: string, path: string): Block {
    const place: Place = { in: 'docx', part: this.#part, path }
    this.#context.notices.add('hidden-text', place)
    return { type: 'paragraph', text: traced(text), place, furniture: 'hidden' }
  }

  /** A table, and after it what its cells hold besides text: nested tables, hidden text, text boxes. */
  #table(element: XmlElement, path: string): Table[] | Block[] {
    const { notices, trace } = this.#context
    const place: Place = { in: 'docx', part: this.#part, path }
    const rows: DocxRow[] = []
    const hiddenRows: XmlElement[] = []
    const paths = new Map<XmlElement, string>()
    collectRows(element, path, { rows, hiddenRows, paths })
    const gridColumns = childOf(element, 'w:tblGrid')?.children.length ?? 0
    const after: Block[] = []
    const tables: Table[] = []
    const table = trace.beginTable()
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const part = rows.slice(from, from + MOST_ROWS)
      const grid = placeCells(part, gridColumns)
      this.#noticeGrid(grid, place)
      const cells = grid.cells.map((cell) => this.#cell(cell, paths.get(cell.shown) ?? path, after))
      if (cells.length > 0) tables.push({ type: 'table', rows: part.length, cols: grid.cols, cells, place, ...this.#marked() })
      for (const cell of grid.covered) this.#covered(cell, paths.get(cell) ?? path, after)
      for (const cell of grid.beyond) after.push(...this.blocks(cell, paths.get(cell) ?? path))
    }
    for (const row of hiddenRows) this.#hiddenContent(row, paths.get(row) ?? path, after)
    trace.endTable(table)
    if (after.some((block) => block.type === 'table')) notices.add('nested-table', place)
    return [...tables, ...after]
  }

  #marked(): { furniture?: Furniture } {
    return this.#furniture === undefined ? {} : { furniture: this.#furniture }
  }

  #noticeGrid(grid: DocxGrid, place: Place): void {
    const { notices } = this.#context
    if (grid.strayMerges > 0) notices.add('merged-cells-disagree', place)
    if (grid.clampedSpans > 0 || grid.beyond.length > 0) notices.add('spans-clamped', place)
    if (grid.oddRows > 0) notices.add('row-unclear', place)
  }

  #cell(cell: GridCell, path: string, after: Block[]): TableCell {
    const lines: string[] = []
    this.#flow(cell.shown, path, {
      isOfCell: true,
      paragraph: (paragraph) => {
        if (paragraph.text !== '') lines.push(paragraph.text)
        for (const block of paragraph.after) after.push(block)
      },
      tables: (tables) => {
        for (const table of tables) after.push(table)
      },
    })
    const { row, col, rowSpan, colSpan } = cell
    return { row, col, rowSpan, colSpan, text: traced(lines.join('\n')), place: { in: 'docx', part: this.#part, path } }
  }

  /** Text under a merged cell: Word keeps it in the file and shows it nowhere. */
  #covered(cell: XmlElement, path: string, after: Block[]): void {
    const before = after.length
    this.#hiddenContent(cell, path, after)
    if (after.length > before) this.#context.notices.add('merged-cells-disagree', { in: 'docx', part: this.#part, path })
  }

  #hiddenContent(container: XmlElement, path: string, after: Block[]): void {
    const reader = new FlowReader(this.#context, this.#part, 'hidden')
    for (const block of reader.blocks(container, path)) {
      this.#context.notices.add('hidden-text', block.place)
      after.push(block)
    }
  }
}
