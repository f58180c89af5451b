import type { Reading } from '../pipeline/index.js'

/** What a document printed in a cell, without its place, as one text: a correction is stale when this changes. */
export function cellPrint(reading: Reading | null, cell: string): string {
  const found = reading && Object.hasOwn(reading.extraction.cells, cell) ? reading.extraction.cells[cell] : undefined
  return JSON.stringify(found ? [found.value, found.state, found.raw.trim()] : null)
}
