import { chooseFrom } from './choose.js'
import { docxParser } from './docx/index.js'
import { htmlParser } from './html/index.js'
import type { Parser } from './parser.js'
import { pdfParser } from './pdf/index.js'
import { textParser } from './text/index.js'

export type { EngineAssets, ParseHint, Parser } from './parser.js'

/** Every parser, the more particular before the more general: HTML is text too. */
export const parsers: readonly Parser[] = [pdfParser, docxParser, htmlParser, textParser]

/** The parser for these bytes; see `chooseFrom`. */
export function choose(bytes: Uint8Array): Parser {
  return chooseFrom(parsers, bytes)
}
