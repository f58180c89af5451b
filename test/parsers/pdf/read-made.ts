// Reads a made PDF the way the pipeline does, and shows tables and paragraphs as plain strings.
import { fileURLToPath } from 'node:url'
import { pdfParser } from '../../../parsers/pdf/index.js'
import type { ParsedDocument, Table } from '../../../src/document/index.js'
import { type MadePage, makePdf } from './make-pdf.js'

const folder = (name: string) => fileURLToPath(new URL(`../../../node_modules/pdfjs-dist/${name}/`, import.meta.url))

export const ASSETS = {
  pdf: { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), wasmUrl: folder('wasm') },
}

export function read(bytes: Uint8Array): Promise<ParsedDocument> {
  return pdfParser.parse(bytes, {}, ASSETS)
}

export function readMade(...pages: readonly (MadePage | string)[]): Promise<ParsedDocument> {
  return read(makePdf(pages.map((page) => (typeof page === 'string' ? { content: page } : page))))
}

export function tables(document: ParsedDocument): Table[] {
  return document.blocks.filter((block) => block.type === 'table')
}

/** Cells as `row,col text`, spans as `row,col 2x3 text`, doubts after `!`. */
export function cells(table: Table | undefined): string[] {
  return (table?.cells ?? []).map(({ row, col, rowSpan, colSpan, text, doubt }) => {
    const span = rowSpan > 1 || colSpan > 1 ? ` ${rowSpan}x${colSpan}` : ''
    return `${row},${col}${span} ${text.raw}${doubt ? ` !${doubt}` : ''}`
  })
}

/** Paragraphs and headings that belong to the text itself. */
export function prose(document: ParsedDocument): string[] {
  return document.blocks.flatMap((block) => (block.type !== 'table' && !block.furniture ? [block.text.raw] : []))
}
