// The whole way from bytes to findings, one line a stage. The order stands here and nowhere else.
import { choose } from '../../parsers/index.js'
import type { EngineAssets, ParseHint } from '../../parsers/parser.js'
import type { ParsedDocument } from '../document/index.js'
import { foldDocument } from '../hanzi/index.js'
import { type Extracted, extractReport, type Report } from '../layouts/index.js'
import { repair } from '../repair/index.js'
import { type Findings, type Lang, runRules } from '../rules/index.js'

export const stages = {
  /** (1) bytes → blocks in reading order, every character kept, a place on everything. */
  parse: (bytes: Uint8Array, hint: ParseHint, assets: EngineAssets): Promise<ParsedDocument> =>
    choose(bytes).parse(bytes, hint, assets),
  /** (2) text → mended text, every change a step. */
  repair: (document: ParsedDocument): ParsedDocument => repair(document),
  /** (3) a view in canonical simplified characters beside each text. */
  fold: (document: ParsedDocument): ParsedDocument => foldDocument(document),
  /** (4) tables and declared forms → the record. */
  extract: (document: ParsedDocument): Extracted => extractReport(document),
  /** (5) the record → what does not add up. */
  check: (report: Report, sha256: string, lang: Lang): Findings => runRules(report, { sha256, lang }),
}
