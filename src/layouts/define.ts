import type { Column, Group, Identities, LayoutBlock, Measure, Numbering, OfficialLabel } from './layout.js'

/** A label with its printed enumerator in front, as the form shows it: `（二）部分公开`, `3.其他`. */
type Written = string

const HAN_DIGITS = '一二三四五六七八九十'

/** Splits a written label into its enumerator and the rest. */
function numbered(written: Written): { numbering?: Numbering; label: string } {
  const han = /^([一二三四五六七八九十])、(.+)$/.exec(written)
  if (han) return { numbering: { style: 'han', ordinal: HAN_DIGITS.indexOf(han[1] as string) + 1 }, label: han[2] as string }
  const paren = /^（([一二三四五六七八九十])）(.+)$/.exec(written)
  if (paren)
    return { numbering: { style: 'han-paren', ordinal: HAN_DIGITS.indexOf(paren[1] as string) + 1 }, label: paren[2] as string }
  const arabic = /^(\d+)\.(.+)$/.exec(written)
  if (arabic) return { numbering: { style: 'arabic', ordinal: Number(arabic[1]) }, label: arabic[2] as string }
  return { label: written }
}

/** A row of a form. `groups` are labels without enumerators, outermost first. */
export function row(
  key: string,
  written: Written,
  variants: readonly string[] = [],
  groups: readonly string[] = [],
): OfficialLabel {
  return { key, ...numbered(written), variants, groups }
}

/** A column of a form. */
export function column(
  key: string,
  label: string,
  measure: Measure,
  variants: readonly string[] = [],
  groups: readonly string[] = [],
): Column {
  return { key, label, measure, variants, groups }
}

/** A group of rows whose own line may carry printed subtotals. */
export function group(written: Written, variants: readonly string[] = []): Group {
  return { ...numbered(written), variants }
}

/** A block with a caption of its own (`第二十条第（一）项`). */
export function block(
  caption: string,
  columns: readonly Column[],
  rows: readonly OfficialLabel[],
  optional = false,
): LayoutBlock {
  return { caption, columns, rows, optional }
}

/** A table in which nothing adds up. */
export const NO_IDENTITIES: Identities = { columns: [], rows: [] }
