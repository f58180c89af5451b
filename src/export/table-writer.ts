// The contract of a format: rows of four tables go in, files come out.

import type { PackedItems } from '../store/index.js'
import type { WrittenFile } from './byte-file.js'
import type { ItemRows } from './item-rows.js'
import type { TableName } from './table.js'

export interface MadeFile extends WrittenFile {
  /** Name beside the target, without its folder. */
  readonly name: string
  /** The tables in it; a workbook has all. */
  readonly tables: readonly TableName[]
}

/** What came of some documents. */
export interface Written {
  readonly documents: number
  readonly rows: Readonly<Record<TableName, number>>
}

export interface FormatWriter {
  /** Writes all rows of one document; resolves when the next may come. */
  write(rows: ItemRows): Promise<void>
  /**
   * Takes documents as the store has them, where the format unpacks and writes in several threads; `written` is called when
   * they are, at the latest by `finish`. Resolves when the next may come.
   */
  writePacked?(packed: PackedItems, written: (written: Written) => void): Promise<void>
  /** All bytes are on the disk. */
  finish(): Promise<readonly MadeFile[]>
  /** Closes every file without a result. */
  abandon(): Promise<void>
}

/** Where a writer puts its files until all are complete, and the file that was asked for. */
export interface WriteTo {
  /** Folder for temporary files, on the file system of the target. */
  readonly folder: string
  readonly target: string
}

/** One table in one file. `Source` is what its rows are made from. */
export interface TableFile<Source> {
  row(source: Source): void
  /** Passes on what was gathered, where there is enough. */
  flush(): Promise<void> | undefined
  finish(): Promise<WrittenFile>
  abandon(): Promise<void>
}
