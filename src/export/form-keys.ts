// The keys of the forms with their labels and units, taken from the forms themselves.
import { type FormName, layouts, type Measure, type OfficialLabel } from '../layouts/index.js'
import { type Unit, unitOf } from './units.js'

export interface FormKey {
  readonly key: string
  readonly form: FormName
  /** Groups, row, column, as the form names them, without enumerators: `本年度办理结果 / 不予公开 / 属于国家秘密 / 自然人`. */
  readonly label: string
  readonly unit: Unit | null
  readonly measure: Measure
}

const BETWEEN = ' / '

/** All keys of all forms; the newest form first, in the order of the form. */
export const formKeys: readonly FormKey[] = layouts.flatMap(({ form, blocks }) =>
  blocks.flatMap(({ rows, columns }) => {
    const totals = new Map(rows.filter(({ key }) => key.endsWith('.total')).map((row) => [row.key, row.label]))
    return rows.flatMap((row) =>
      columns.map((column): FormKey => {
        const key = [row.key, column.key].filter(Boolean).join('.')
        const measure = row.measure ?? column.measure
        // A column without a key of its own (统计数 of 2014) says nothing about the figure.
        const columnLabel = column.key === '' ? [] : [...column.groups, column.label]
        const rowLabel = row.groups.length > 0 || columnLabel.length > 0 ? [...row.groups, row.label] : rowOf2014(row, totals)
        const label = [...rowLabel, ...columnLabel].filter(Boolean).join(BETWEEN)
        return { key, form, label, measure, unit: unitOf(key, measure) }
      }),
    )
  }),
)

/** The form of 2014 has no groups, and says 被依法纠错数 twice: the row with the total tells them apart. */
function rowOf2014({ key, label }: OfficialLabel, totals: ReadonlyMap<string, string>): string[] {
  const above = totals.get(`${key.slice(0, key.lastIndexOf('.'))}.total`)
  return above === undefined || above === label ? [label] : [above, label]
}

const byForm = new Map<FormName, Map<string, FormKey>>()
const newest = new Map<string, FormKey>()
for (const each of formKeys) {
  byForm.set(each.form, (byForm.get(each.form) ?? new Map<string, FormKey>()).set(each.key, each))
  if (!newest.has(each.key)) newest.set(each.key, each)
}

/** What a form says about a key; where the form is unknown or has no such key, the newest form that has. */
export function formKey(key: string, form: FormName | null): FormKey | undefined {
  return (form && byForm.get(form)?.get(key)) ?? newest.get(key)
}

/** Every key once, with the forms that have it, in the order of the forms. */
export function keysWithForms(): ReadonlyMap<string, readonly FormKey[]> {
  const found = new Map<string, FormKey[]>()
  for (const each of formKeys) found.set(each.key, [...(found.get(each.key) ?? []), each])
  return found
}
