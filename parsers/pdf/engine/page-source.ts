/**
 * What any PDF engine must deliver of a page: glyphs with exact boxes, and everything drawn that may
 * be a rule of a table. All coordinates are those of `Place`: points, origin top left of the page as
 * displayed. The steps after this one know nothing of the engine.
 */
import type { Box } from '../../../src/document/index.js'

/** How far a glyph is turned clockwise on the displayed page; `null` when it stands slanted. */
export type Turn = 0 | 90 | 180 | 270 | null

/** One glyph. The box is its advance by its font's height, not its ink. */
export interface Glyph extends Box {
  /** The characters it stands for; U+FFFD when the font does not say. Never blank. */
  readonly text: string
  /** Font size in points on the page. */
  readonly size: number
  readonly turn: Turn
  /** Shown by a font of vertical writing: the next glyph stands below. */
  readonly vertical: boolean
  /** Space that the file itself asks for after every glyph (letter spacing), in points. */
  readonly tracking: number
  /** A blank was shown between the glyph before it in the file and this one. */
  readonly blankBefore: boolean
  /** `#rrggbb`, or `null` for a pattern. */
  readonly color: string | null
  readonly alpha: number
  /** The text rendering mode of the file: 3 and 7 leave no mark on the page. */
  readonly mode: number
  readonly bold: boolean
  /** Its centre lies outside what the file lets be seen. */
  readonly clipped: boolean
  /** The show operation that drew it; counts from 0 on each page. */
  readonly run: number
  /** Place in the order of drawing, shared with rulings and fills. */
  readonly order: number
}

/** How a rule was drawn. `fill`: a thin filled shape; `dot`: one no longer than thick. */
export type RulingSource = 'stroke' | 'dashed-stroke' | 'fill' | 'dot' | 'image'

/** A straight rule, across or down. The box runs along its middle: one side of it is zero. */
export interface Ruling extends Box {
  readonly across: boolean
  /** Thickness in points. */
  readonly width: number
  readonly color: string | null
  readonly source: RulingSource
  readonly order: number
}

/** A filled rectangle that is too thick to be a rule. */
export interface Fill extends Box {
  readonly color: string | null
  readonly opaque: boolean
  readonly order: number
}

export interface PageGlyphs {
  readonly glyphs: readonly Glyph[]
}

export interface PageRulings {
  readonly rulings: readonly Ruling[]
  readonly fills: readonly Fill[]
  /** Pictures, those that the engine left undecoded too. */
  readonly pictures: readonly Fill[]
}

/** One page as an engine gives it; `width` and `height` in points, as displayed. */
export interface PageContent extends PageGlyphs, PageRulings {
  readonly page: number
  readonly width: number
  readonly height: number
}

/** An open document. `close` must be called whatever happens. */
export interface PageSource {
  readonly pages: number
  readonly title: string | undefined
  /** Reads page `page`, counted from 1. */
  read(page: number): Promise<PageContent>
  close(): Promise<void>
}
