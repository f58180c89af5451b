/**
 * Walks the operator list of one page once and keeps what the parser needs: glyphs, rules, fills.
 * Operators are looked up by the engine's own names, so that a renumbering does no harm; a change in
 * what they carry does, and `test/parsers/pdf/canary.test.ts` is there to notice it.
 */
import type { Box } from '../../../src/document/index.js'
import { clipped, type FontFacts, type GraphicsState, initialState } from './graphics-state.js'
import { MOST_FILLS_ON_PAGE, MOST_GLYPHS_ON_PAGE, MOST_PATH_PIECES_ON_PAGE, tooLarge } from './limits.js'
import { boxThrough, IDENTITY, type Matrix, matrixOf, multiply } from './matrix.js'
import type { Fill, Glyph, Ruling } from './page-source.js'
import { readPath, readPicture } from './read-path.js'
import { showText } from './show-text.js'

export interface OperatorList {
  readonly fnArray: ArrayLike<number>
  readonly argsArray: ArrayLike<unknown>
}

/** What the walk asks of the engine. */
export interface OperatorContext {
  /** The engine's operators by name. */
  readonly ops: Readonly<Record<string, number>>
  /** From the page's own coordinates to those of the display. */
  readonly viewport: Matrix
  readonly width: number
  readonly height: number
  font(name: string): FontFacts | null
  /** Whether a layer of the document is switched on. */
  layerVisible(properties: unknown): boolean
}

export interface Walked {
  readonly glyphs: Glyph[]
  readonly rulings: Ruling[]
  readonly fills: Fill[]
  readonly pictures: Fill[]
  readonly pathPieces: number
}

type Handler = (args: readonly unknown[], walk: Walk) => void

/** The state of a walk through one page. */
class Walk {
  readonly glyphs: Glyph[] = []
  readonly rulings: Ruling[] = []
  readonly fills: Fill[] = []
  readonly pictures: Fill[] = []
  pathPieces = 0
  state: GraphicsState
  order = 0
  runs = 0
  /** `clip` comes before the path that it clips by. */
  clipNext = false
  /** A square that was set up and in which nothing was painted: the engine leaves out large pictures, not their matrix. */
  emptySquare: Matrix | null = null
  private readonly stack: GraphicsState[] = []
  private readonly layers: boolean[] = []
  private hidden = 0

  constructor(readonly context: OperatorContext) {
    this.state = initialState(context.viewport, this.page)
  }

  get page(): Box {
    return { x0: 0, y0: 0, x1: this.context.width, y1: this.context.height }
  }

  get visible(): boolean {
    return this.hidden === 0
  }

  save(): void {
    this.stack.push({ ...this.state })
  }

  restore(): void {
    if (this.emptySquare) readPicture({ ...this.state, ctm: this.emptySquare }, null, this.order, [], this.pictures)
    this.emptySquare = null
    const saved = this.stack.pop()
    if (saved) this.state = saved
  }

  transform(matrix: Matrix): void {
    this.state.ctm = multiply(this.state.ctm, matrix)
  }

  clipTo(box: Box): void {
    this.state.clip = clipped(box, this.state.clip) ?? { ...this.state.clip, x1: this.state.clip.x0 - 1 }
  }

  enterLayer(visible: boolean): void {
    this.layers.push(visible)
    if (!visible) this.hidden++
  }

  leaveLayer(): void {
    if (this.layers.pop() === false) this.hidden--
  }

  moveText(x: number, y: number): void {
    this.state.x = this.state.lineX += x
    this.state.y = this.state.lineY += y
  }

  setTextMatrix(matrix: Matrix): void {
    Object.assign(this.state, { textMatrix: matrix, x: 0, y: 0, lineX: 0, lineY: 0 })
  }

  show(items: unknown): void {
    if (this.visible && Array.isArray(items)) showText(this.state, items, this.runs++, this.order, this.glyphs)
    if (this.glyphs.length > MOST_GLYPHS_ON_PAGE) throw tooLarge(MOST_GLYPHS_ON_PAGE, 'glyphs on a page')
  }
}

const number = (value: unknown) => (Number.isFinite(Number(value)) ? Number(value) : 0)
const color = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : null)

const picture = (walk: Walk, tint: string | null) => {
  walk.emptySquare = null
  if (walk.visible) readPicture(walk.state, tint, walk.order, walk.rulings, walk.pictures)
}

/** What each operator does to the walk; operators without an entry leave no trace that matters. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  save: (_, walk) => walk.save(),
  restore: (_, walk) => walk.restore(),
  transform: (args, walk) => {
    walk.transform(matrixOf(args))
    walk.emptySquare = walk.state.ctm
  },
  setLineWidth: ([width], walk) => {
    walk.state.lineWidth = Math.abs(number(width))
  },
  setDash: ([dashes], walk) => {
    walk.state.dashed = Array.from((dashes as ArrayLike<number>) ?? []).some((length) => length > 0)
  },
  setGState: ([entries], walk) => setGState(entries, walk.state),
  setFillRGBColor: ([value], walk) => {
    walk.state.fill = color(value)
  },
  setStrokeRGBColor: ([value], walk) => {
    walk.state.stroke = color(value)
  },
  setFillColorN: (_, walk) => {
    walk.state.fill = null
  },
  setStrokeColorN: (_, walk) => {
    walk.state.stroke = null
  },
  clip: (_, walk) => {
    walk.clipNext = true
  },
  eoClip: (_, walk) => {
    walk.clipNext = true
  },
  constructPath: constructPath,
  beginText: (_, walk) => walk.setTextMatrix(IDENTITY),
  setTextMatrix: ([matrix], walk) => walk.setTextMatrix(matrixOf(matrix)),
  setFont: ([name, size], walk) => {
    walk.state.font = walk.context.font(String(name))
    walk.state.fontSize = number(size)
  },
  setCharSpacing: ([value], walk) => {
    walk.state.charSpacing = number(value)
  },
  setWordSpacing: ([value], walk) => {
    walk.state.wordSpacing = number(value)
  },
  setHScale: ([percent], walk) => {
    walk.state.hScale = number(percent) / 100
  },
  setTextRise: ([value], walk) => {
    walk.state.rise = number(value)
  },
  setTextRenderingMode: ([mode], walk) => {
    walk.state.mode = number(mode)
  },
  setLeading: ([leading], walk) => {
    walk.state.leading = -number(leading)
  },
  moveText: ([x, y], walk) => walk.moveText(number(x), number(y)),
  setLeadingMoveText: ([x, y], walk) => {
    walk.state.leading = number(y)
    walk.moveText(number(x), number(y))
  },
  nextLine: (_, walk) => walk.moveText(0, walk.state.leading),
  showText: ([items], walk) => {
    walk.emptySquare = null
    walk.show(items)
  },
  paintFormXObjectBegin: ([matrix, bbox], walk) => {
    walk.save()
    walk.transform(matrixOf(matrix))
    clipToBox(bbox, walk)
    walk.emptySquare = null
  },
  paintFormXObjectEnd: (_, walk) => walk.restore(),
  beginGroup: (_, walk) => walk.save(),
  endGroup: (_, walk) => walk.restore(),
  beginAnnotation: ([, rect, transform, matrix], walk) => {
    walk.save()
    walk.state = initialState(walk.context.viewport, walk.page)
    clipToBox(rect, walk)
    walk.transform(matrixOf(transform))
    walk.transform(matrixOf(matrix))
  },
  endAnnotation: (_, walk) => walk.restore(),
  beginMarkedContent: (_, walk) => walk.enterLayer(true),
  beginMarkedContentProps: ([tag, properties], walk) => walk.enterLayer(tag !== 'OC' || walk.context.layerVisible(properties)),
  endMarkedContent: (_, walk) => walk.leaveLayer(),
  paintImageXObject: (_, walk) => picture(walk, null),
  paintInlineImageXObject: (_, walk) => picture(walk, null),
  paintImageMaskXObject: (_, walk) => picture(walk, walk.state.fill),
  paintSolidColorImageMask: (_, walk) => picture(walk, walk.state.fill),
}

function setGState(entries: unknown, state: GraphicsState): void {
  for (const [key, value] of Array.isArray(entries) ? (entries as [string, unknown][]) : []) {
    if (key === 'ca') state.fillAlpha = number(value)
    else if (key === 'CA') state.strokeAlpha = number(value)
    else if (key === 'BM') state.blended = value !== 'source-over'
    else if (key === 'LW') state.lineWidth = Math.abs(number(value))
    else if (key === 'D')
      state.dashed = Array.from(((value as unknown[])?.[0] as ArrayLike<number>) ?? []).some((length) => length > 0)
  }
}

function clipToBox(bbox: unknown, walk: Walk): void {
  const four = bbox as ArrayLike<number> | null
  if (four && four.length >= 4)
    walk.clipTo(boxThrough(walk.state.ctm, four[0] as number, four[1] as number, four[2] as number, four[3] as number))
}

function constructPath(args: readonly unknown[], walk: Walk): void {
  const [paint, data, bounds] = args
  walk.emptySquare = null
  const { ops } = walk.context
  if (walk.clipNext) {
    clipToBox(bounds, walk)
    walk.clipNext = false
  }
  const path = (data as unknown[] | null)?.[0] as ArrayLike<number> | null
  if (!path || paint === ops.endPath || !walk.visible || walk.pathPieces > MOST_PATH_PIECES_ON_PAGE) return
  const fillStroke =
    paint === ops.fillStroke || paint === ops.eoFillStroke || paint === ops.closeFillStroke || paint === ops.closeEOFillStroke
  const stroke = fillStroke || paint === ops.stroke || paint === ops.closeStroke
  const fill = fillStroke || paint === ops.fill || paint === ops.eoFill
  walk.pathPieces += readPath(path, { stroke, fill }, walk.state, walk.order, walk)
}

/** Reads one page's operator list. Throws `InputRefused` when it draws more glyphs than a page may. */
export function readOperators(list: OperatorList, context: OperatorContext): Walked {
  const handlers: (Handler | undefined)[] = []
  for (const [name, handler] of Object.entries(HANDLERS)) {
    const code = context.ops[name]
    if (code !== undefined) handlers[code] = handler
  }
  const walk = new Walk(context)
  for (let i = 0; i < list.fnArray.length; i++) {
    walk.order = i
    handlers[list.fnArray[i] as number]?.((list.argsArray[i] as readonly unknown[] | null) ?? [], walk)
  }
  const overdrawn = walk.pathPieces > MOST_PATH_PIECES_ON_PAGE || walk.fills.length > MOST_FILLS_ON_PAGE
  const { glyphs, rulings, fills, pictures, pathPieces } = walk
  return overdrawn ? { glyphs, rulings: [], fills: [], pictures, pathPieces } : { glyphs, rulings, fills, pictures, pathPieces }
}
