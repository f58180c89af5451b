// A description of the files that programs read: a data package (Frictionless, `datapackage.json`) with names, types
// and meanings of the columns, and size and hash of each file. Without a licence: whose data it is, its user knows.
import { basename } from 'node:path'
import { type ExportFormat, formatOf } from './formats.js'
import { tables } from './item-rows.js'
import type { ColumnType, InBothLanguages, TableName } from './table.js'
import type { MadeFile } from './table-writer.js'

/** Types of a table schema; `json` is a list or an object, which its JSON text holds as well. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  time: 'datetime',
  json: 'any',
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `createdAt` in milliseconds since 1970. */
export function dataPackage(
  target: string,
  files: readonly MadeFile[],
  rows: Readonly<Record<TableName, number>>,
  createdAt: number,
): string {
  const format = formatOf(target)
  const resources = files.flatMap(({ name, tables: held, bytes, sha256 }) =>
    held.map((table) => ({
      name: table,
      path: name,
      profile: 'tabular-data-resource',
      ...both('description', tables[table].about),
      format,
      mediatype: MEDIA_TYPES[format],
      ...(format === 'csv' || format === 'jsonl' ? { encoding: 'utf-8' } : {}),
      ...dialectOf(format, table),
      bytes,
      hash: `sha256:${sha256}`,
      rows: rows[table],
      schema: schemaOf(table),
    })),
  )
  const name = basename(target)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
  return `${JSON.stringify({ profile: 'data-package', name, created: new Date(createdAt).toISOString(), resources }, null, 2)}\n`
}

function dialectOf(format: ExportFormat, table: TableName): object {
  if (format === 'csv')
    return { dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } }
  return format === 'xlsx' ? { dialect: { sheet: table } } : {}
}

function schemaOf(table: TableName): object {
  const fields = tables[table].columns.map(({ name, type, about }) => ({
    name,
    type: TYPES[type],
    ...both('description', about),
  }))
  return { fields, missingValues: [''], ...KEYS[table] }
}

const KEYS: Readonly<Record<TableName, object>> = {
  cells: { primaryKey: ['sha256', 'key'] },
  reports: { primaryKey: 'sha256' },
  findings: { primaryKey: ['identity', 'sha256'] },
  decisions: { primaryKey: 'id' },
}

/** The English text under the standard's name, the Chinese beside it. */
function both(name: string, { zh, en }: InBothLanguages): object {
  return { [name]: en, [`${name}_zh`]: zh }
}
