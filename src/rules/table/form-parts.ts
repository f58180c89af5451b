import type { FormName, TableName } from '../../layouts/index.js'
import type { Lang } from '../lang.js'
import { APPLICATION_COLUMNS, applicationRows, hasApplications } from './form-keys.js'
import { cellName, columnName, rowName } from './names.js'
import { PROACTIVE_COLUMNS, PROACTIVE_ROWS, proactiveKeys } from './proactive-figures.js'

/** A row or column of a form, by the key that the layouts give it. */
export interface FormPart {
  readonly table: TableName
  readonly form: FormName | null
  readonly key: string
}

const APPLICATIONS = 'applications.'

/** The keys of the cells of a row or column, in the order of the form. */
export function cellsOfPart({ table, form, key }: FormPart): string[] {
  if (table === 'disputes') return [key]
  if (table === 'applications') {
    if (key.startsWith(APPLICATIONS)) return APPLICATION_COLUMNS.map((column) => `${key}.${column}`)
    return hasApplications(form) ? applicationRows(form).map((row) => `${APPLICATIONS}${row}.${key}`) : []
  }
  const keys = form === '2019' || form === '2021' ? proactiveKeys(form) : []
  return keys.filter((one) => one.startsWith(`${key}.`) || one.endsWith(`.${key}`))
}

/** What the form calls the row or column. */
export function partName({ table, key }: FormPart, lang: Lang): string {
  if (table === 'disputes') return cellName(key, lang)
  if (table === 'proactive') return (PROACTIVE_ROWS[key] ?? PROACTIVE_COLUMNS[key])?.[lang] ?? key
  return key.startsWith(APPLICATIONS) ? rowName(key.slice(APPLICATIONS.length), lang) : columnName(key, lang)
}
