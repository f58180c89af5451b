// The library: what programs may rely on (`contract.md` 2b). Importing it has no side effects; the PDF
// engine is loaded by the first PDF.

import type { ParseHint } from '../parsers/parser.js'
import { decode as decodeBytes } from './decode/index.js'
import { pdfAssets } from './pdf-assets.js'
import { checkAcross, type Extraction, run } from './pipeline/index.js'

export { fold } from './hanzi/index.js'
export type { Extraction } from './pipeline/index.js'
export { type Repair, repairText } from './repair/index.js'

/** Reads one document and checks it by itself. Never throws for bad input: see `status` and `reason`. */
export async function extract(bytes: Uint8Array, hint: ParseHint = {}): Promise<Extraction> {
  return (await run(bytes, hint, { assets: pdfAssets() })).extraction
}

/** The same results with the findings that compare reports with each other. */
export function check(extractions: readonly Extraction[]): Extraction[] {
  return checkAcross(extractions)
}

/** Decodes bytes whose declared charset may be wrong. `confidence` runs from 0 to 1. */
export function decode(bytes: Uint8Array, hint: { charset?: string } = {}) {
  const { text, charset, declared, confidence } = decodeBytes(bytes, hint)
  return { text, charset, ...(declared ? { declared } : {}), confidence }
}
