// A finding's claim spelled out: which cells are added up on either side, what they count, and what stands there. The
// sides are those of the form's own identities; a finding that is no sum of the form has none.
import { layouts } from '../../layouts/index.js'
import type { Extraction } from '../../pipeline/index.js'
import type { DocumentDetail, StoredAnomaly } from '../../store/index.js'
import type { Operand, Sum } from '../api.js'
import { type CellLabel, cellKey, labelsOf } from './forms.js'
import { cellOf, own, tablesOf } from './tables.js'

interface Sides {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** The calculations whose cells are all among the finding's; the one with all its cells alone, where there is one. */
export function sumsOf(
  { cells, expected, actual }: Pick<StoredAnomaly, 'cells' | 'expected' | 'actual'>,
  extraction: Extraction,
  corrections: DocumentDetail['corrections'],
): Sum[] {
  if (cells.length === 0) return []
  const wanted = new Set(cells)
  const within = tablesOf(extraction)
    .flatMap(({ table, form }) => sidesOf(table, form))
    .filter(({ left, right }) => [...left, ...right].every((key) => wanted.has(key)))
  const whole = within.filter(({ left, right }) => left.length + right.length === wanted.size)
  const chosen = whole.length > 0 ? whole : within
  if (chosen.length > 0) return chosen.map((sides) => spelled(sides, extraction, corrections))
  return expected === null || actual === null ? [] : ofValues(cells, { expected, actual }, extraction, corrections)
}

/** Sums that no form states (printed subtotals, the form of 2014): told by their values. */
function ofValues(
  cells: readonly string[],
  { expected, actual }: { readonly expected: number; readonly actual: number },
  extraction: Extraction,
  corrections: DocumentDetail['corrections'],
): Sum[] {
  const parts = cells.slice(0, -1)
  for (const sides of [
    { left: parts, right: cells.slice(-1) },
    { left: cells, right: [] },
  ]) {
    const sum = spelled(sides, extraction, corrections)
    if (sides.left.length > 1 && sum.leftSum === expected && (sum.right.length === 0 || sum.rightSum === actual))
      return [{ ...sum, rightSum: actual }]
  }
  return []
}

const identities = new Map<string, readonly Sides[]>()

function sidesOf(table: string, form: string): readonly Sides[] {
  const name = `${table} ${form}`
  const known = identities.get(name)
  if (known) return known
  const sides: Sides[] = []
  for (const layout of layouts.filter((one) => one.table === table && one.form === form)) {
    const rows = layout.blocks.flatMap((block) => block.rows)
    const columns = layout.blocks.flatMap((block) => block.columns)
    for (const { parts, whole } of layout.identities.columns)
      for (const { key } of rows) sides.push({ left: parts.map((part) => cellKey(key, part)), right: [cellKey(key, whole)] })
    for (const { left, right } of layout.identities.rows)
      for (const { key } of columns)
        sides.push({ left: left.map((row) => cellKey(row, key)), right: right.map((row) => cellKey(row, key)) })
  }
  identities.set(name, sides)
  return sides
}

function spelled({ left, right }: Sides, extraction: Extraction, corrections: DocumentDetail['corrections']): Sum {
  const labels = new Map(tablesOf(extraction).flatMap(({ table, form }) => [...labelsOf(table, form)]))
  const operand = (key: string) => operandOf(key, labels.get(key), extraction, corrections)
  const sides = { left: left.map(operand), right: right.map(operand) }
  return { ...sides, leftSum: added(sides.left), rightSum: added(sides.right) }
}

function operandOf(
  cell: string,
  label: CellLabel | undefined,
  extraction: Extraction,
  corrections: DocumentDetail['corrections'],
): Operand {
  const read = cellOf(extraction, cell)
  const correction = own(corrections, cell)
  return {
    cell,
    row: label?.row ?? '',
    column: label?.column ?? cell,
    printed: read?.raw.trim() ?? '',
    counts: counted(read),
    ...(correction && !correction.stale ? { corrected: correction.value } : {}),
  }
}

/** A blank, a dash and 无 count as 0; what cannot be read counts as nothing at all. */
function counted(read: ReturnType<typeof cellOf>): number | null {
  if (read === undefined || read.state === 'unreadable' || read.state === 'placeholder') return null
  return read.value ?? 0
}

/** As printed; rounded so that 0.1 + 0.2 reads as 0.3. */
function added(operands: readonly Operand[]): number | null {
  let sum = 0
  for (const { counts } of operands) {
    if (counts === null) return null
    sum += counts
  }
  return Math.round(sum * 1e6) / 1e6
}
