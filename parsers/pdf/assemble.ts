/**
 * The pages of a document to its blocks in reading order: furniture is marked, tables are joined over
 * pages, lines become paragraphs. Text that the page does not show comes last on its page, marked.
 */
import { type Block, type Furniture, type Note, roundBox, traced } from '../../src/document/index.js'
import { elementsOf, type LineElement } from './flow/elements.js'
import { type FlowElement, joinTables } from './flow/join-tables.js'
import { markFurniture } from './flow/mark-furniture.js'
import { mergePieces } from './flow/merge-pieces.js'
import { notesOn } from './flow/notes.js'
import { measureText, paragraphs, type TextMeasures } from './flow/paragraphs.js'
import { boxAround, lineOf } from './page/text-line.js'
import type { PageTrace } from './read-page.js'

export interface Assembled {
  readonly flow: readonly FlowElement[]
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

export function assemble(pages: readonly PageTrace[]): Assembled {
  const flow = joinTables(markFurniture(pages.map(elementsOf)))
  const measures = measureText(
    flow.filter((element): element is LineElement => element.kind === 'line' && !element.furniture && !element.line.sideways),
  )
  return { flow, blocks: [...blocksOf(flow, measures), ...pages.flatMap(asideBlocks)], notes: notesOn(pages, flow) }
}

/** Tables end a paragraph; furniture stands between its lines without ending it. */
function blocksOf(flow: readonly FlowElement[], measures: TextMeasures): Block[] {
  const blocks: Block[] = []
  let lines: LineElement[] = []
  let furniture: Block[] = []
  const flush = () => {
    blocks.push(...paragraphs(lines, measures), ...furniture)
    lines = []
    furniture = []
  }
  for (const element of flow) {
    if (element.kind === 'table') {
      flush()
      blocks.push(mergePieces(element.pieces))
    } else if (element.furniture) furniture.push(...paragraphs([element], measures))
    else lines.push(element)
  }
  flush()
  return blocks
}

function asideBlocks(page: PageTrace): Block[] {
  return (['hidden', 'watermark'] as const satisfies readonly Furniture[]).flatMap((furniture): Block[] => {
    const glyphs = page.sifted.aside.filter((entry) => entry.why === furniture).map((entry) => entry.glyph)
    if (glyphs.length === 0) return []
    const place = { in: 'pdf' as const, page: page.page, box: roundBox(page.content.toPage(boxAround(glyphs))) }
    return [{ type: 'paragraph', text: traced(lineOf(glyphs).text), place, furniture }]
  })
}
