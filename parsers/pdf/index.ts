/**
 * Parser for PDF: reads ruled tables by their rules and text by its glyphs, from one pass over what
 * each page draws. Made for reports printed by word processors, office systems and browsers. Leaves
 * alone scans (refused: there is no text) and never guesses at a number: what geometry does not
 * prove carries a `doubt`. Known limit: pages printed several to a sheet are read as one page.
 */
import type { Parser } from '../parser.js'
import { documentOf, readPages } from './read-pages.js'

/** Junk that may stand before the signature, in bytes; the usual readers accept as much. */
const SIGNATURE_WITHIN = 1024
const SIGNATURE = [0x25, 0x50, 0x44, 0x46, 0x2d]

function recognises(bytes: Uint8Array): boolean {
  for (let at = 0; at < SIGNATURE_WITHIN && at + SIGNATURE.length <= bytes.length; at++) {
    if (SIGNATURE.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

export const pdfParser: Parser = {
  format: 'pdf',
  recognises,
  parse: async (bytes, _hint, assets) => documentOf(await readPages(bytes, assets)),
}

export type { Fill, Glyph, PageContent, PageGlyphs, PageRulings, PageSource, Ruling } from './engine/page-source.js'
export type { GridCell, ReadBy } from './grid/build-grid.js'
export type { FilledCell, FilledGrid } from './grid/place-text.js'
export type { RuleLine, RuleLines } from './grid/rule-line.js'
export type { Sifted } from './page/sift-glyphs.js'
export type { TextLine } from './page/text-line.js'
export type { PageTrace } from './read-page.js'
export { type DocumentTrace, tracePage } from './read-pages.js'
