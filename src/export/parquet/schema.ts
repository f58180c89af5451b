// The columns of a table as a Parquet file has them.
import type { SchemaElement } from 'hyparquet-writer'
import type { Column, ColumnType } from '../table.js'

const TYPES: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
}

/** The physical type of a column's values. */
export type PhysicalType = 'BYTE_ARRAY' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN'

export function physicalType(type: ColumnType): PhysicalType {
  return TYPES[type].type as PhysicalType
}

/** The schema of a file with these columns, each of which may be empty. */
export function schemaOf(columns: readonly Pick<Column<never>, 'name' | 'type'>[]): SchemaElement[] {
  const fields = columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] }))
  return [{ name: 'gouji', num_children: fields.length }, ...fields]
}
