/** What a reader should say about each cell of a record printed in some variant. */
import { type CellTruth, cellTruth } from './cell-text.js'
import type { SampleRecord } from './record.js'
import type { SampleFormat } from './variant.js'
import { variantOf } from './variants.js'

/**
 * The truth by cell key. `unreadableAllowed` marks cells of which the print says too little; a value
 * other than `value` is wrong for them too. Empty where the whole file must be refused.
 */
export function expectedCells(record: SampleRecord, format: SampleFormat, variant: string): Record<string, CellTruth> {
  const { numbers, mayLose, status } = variantOf(format, variant)
  if (status?.is === 'refused') return {}
  return Object.fromEntries(
    Object.entries(record.cells).map(([key, content]) => {
      const truth = cellTruth(content, numbers)
      return [key, mayLose?.(key, record) ? { ...truth, unreadableAllowed: true as const } : truth]
    }),
  )
}
