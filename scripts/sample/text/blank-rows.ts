/** Which cells a text with one cell a line cannot tell apart any more. */
import { cellTruth, type NumberStyle } from '../cell-text.js'
import type { SampleRecord } from '../record.js'

/**
 * True when the key's printed row holds an empty cell: an empty cell leaves no line, so nothing tells
 * which of the row's columns it was in.
 */
export function rowHasBlank(key: string, record: SampleRecord, numbers: NumberStyle = {}): boolean {
  const row = rowOf(key)
  return Object.entries(record.cells).some(
    ([other, content]) => rowOf(other) === row && cellTruth(content, numbers).state === 'blank',
  )
}

/** The part of a key that the cells of one printed row share. */
function rowOf(key: string): string {
  return /^(reconsideration|litigation)\./.test(key) ? 'disputes' : key.slice(0, key.lastIndexOf('.'))
}
