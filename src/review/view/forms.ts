// The national forms as they print, and what the form calls a cell.
import { type FormName, type Layout, layouts, type Numbering, type TableName } from '../../layouts/index.js'
import type { Form, Said } from '../api.js'

const TITLES: Readonly<Record<TableName, Said>> = {
  proactive: { zh: '主动公开政府信息情况', en: 'Proactive disclosure' },
  applications: { zh: '收到和处理政府信息公开申请情况', en: 'Applications received and handled' },
  disputes: { zh: '政府信息公开行政复议、行政诉讼情况', en: 'Administrative reconsideration and litigation' },
}

const HAN = '一二三四五六七八九十'

/** All tables of all forms. */
export const forms: readonly Form[] = layouts.map((layout) => ({
  table: layout.table,
  form: layout.form,
  title: TITLES[layout.table],
  blocks: layout.blocks.map(({ caption = null, columns, rows }) => ({
    caption,
    columns: columns.map(({ key, label, groups, measure }) => ({ key, label, groups, measure })),
    rows: rows.map((row) => ({ key: row.key, label: written(row), groups: row.groups.map((name) => groupName(layout, name)) })),
  })),
}))

/** A label with its enumerator in front, as the form prints it. */
function written({ label, numbering }: { readonly label: string; readonly numbering?: Numbering }): string {
  if (numbering === undefined) return label
  const { style, ordinal } = numbering
  if (style === 'arabic') return `${ordinal}.${label}`
  const han = HAN[ordinal - 1] ?? String(ordinal)
  return style === 'han' ? `${han}、${label}` : `（${han}）${label}`
}

function groupName({ groups }: Layout, name: string): string {
  const group = groups.find(({ label }) => label === name)
  return group ? written(group) : name
}

export interface CellLabel {
  readonly row: string
  readonly column: string
}

/** Labels of all cells of a table of a form, by key. */
export function labelsOf(table: TableName, form: FormName): ReadonlyMap<string, CellLabel> {
  const name = `${table} ${form}`
  const known = labels.get(name)
  if (known) return known
  const made = new Map<string, CellLabel>()
  for (const { blocks } of forms.filter((one) => one.table === table && one.form === form)) {
    for (const { columns, rows } of blocks)
      for (const row of rows)
        for (const column of columns) {
          const key = cellKey(row.key, column.key)
          made.set(key, { row: row.label, column: [...column.groups, column.label].join('·') })
        }
  }
  labels.set(name, made)
  return made
}

const labels = new Map<string, ReadonlyMap<string, CellLabel>>()

/** The key of a cell by those of its row and column; the forms of one row, and of one column, leave the other empty. */
export function cellKey(row: string, column: string): string {
  return [row, column].filter((part) => part !== '').join('.')
}
