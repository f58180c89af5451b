/*
 * Plain text: what a crawler kept of a page, or what somebody copied. One paragraph a line; runs of
 * lines whose cells are set apart by pipes or tabs become tables.
 * Seen in: mirrors and crawls of agency sites (`规章 | 0 | 0 | 0 |`, and one cell a line between pipes).
 * Leaves alone: one cell a line without any mark, and cells of a row run together; only the forms can
 * tell those apart, and stage 4 does.
 * Known limit: text has no spans; a row under a merged cell has fewer cells, and its table says
 * `readBy: 'ragged-…'`, so that nobody trusts its columns.
 */
import { decode, looksLikeText } from '../../src/decode/index.js'
import { type Block, InputRefused, type ParsedDocument, traced } from '../../src/document/index.js'
import type { ParseHint, Parser } from '../parser.js'
import { findTables } from './find-tables.js'
import { linesOf } from './lines.js'

/** No report has as many lines; more are a hazard to everything after us. */
const MOST_LINES = 500_000

export const textParser: Parser = { format: 'text', recognises: looksLikeText, parse }

async function parse(bytes: Uint8Array, hint: ParseHint): Promise<ParsedDocument> {
  const { text, charset, notes } = decode(bytes, hint)
  const lines = linesOf(text)
  if (lines.length > MOST_LINES) throw new InputRefused('too-large', { limit: MOST_LINES, unit: 'lines' })
  const tables = findTables(lines)
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; i++) {
    const found = tables.get(i)
    if (found) {
      blocks.push(found.table)
      i = found.end - 1
      continue
    }
    const line = lines[i] as string
    if (line.trim() !== '') blocks.push({ type: 'paragraph', text: traced(line), place: { in: 'text', line: i + 1 } })
  }
  return { format: 'text', charset, blocks, notes }
}
