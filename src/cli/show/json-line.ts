import type { Block } from '../../document/index.js'
import type { Extraction } from '../../pipeline/index.js'

/**
 * One line of JSON Lines: the record of one input, its path first in `source` (`contract.md` 2).
 * `document` adds what the parser saw; null where it saw nothing.
 */
export function jsonLine(path: string, extraction: Extraction, document?: readonly Block[] | null): string {
  const { schema, engine, source, ...rest } = extraction
  const record = { schema, engine, source: { path, ...source }, ...rest }
  const parsed = document === undefined ? {} : { document: document?.map(blockJson) ?? null }
  return `${JSON.stringify({ ...record, ...parsed })}\n`
}

/** A block with its text as printed, before any repair. */
function blockJson(block: Block): object {
  if (block.type !== 'table') return { ...block, text: block.text.raw }
  return { ...block, cells: block.cells.map((cell) => ({ ...cell, text: cell.text.raw })) }
}
