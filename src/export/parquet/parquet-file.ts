// A Parquet file, written one row group after the other. What grows with the number of rows is the table of contents
// alone: about 7 KB for each group.
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { ByteFile, type WrittenFile } from '../byte-file.js'
import type { Column } from '../table.js'
import type { ColumnChunk } from './column-chunk.js'
import type { RowGroup } from './row-gatherer.js'
import { schemaOf } from './schema.js'

export class ParquetFile {
  readonly #file: ByteFile
  readonly #bytes = new ByteWriter()
  readonly #writer: ParquetWriter

  private constructor(file: ByteFile, columns: readonly Pick<Column<never>, 'name' | 'type'>[]) {
    this.#file = file
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema: schemaOf(columns), createdBy: 'gouji' })
  }

  /** Makes the file; one that is there already is an error. */
  static async create(path: string, columns: readonly Pick<Column<never>, 'name' | 'type'>[]): Promise<ParquetFile> {
    return new ParquetFile(await ByteFile.create(path), columns)
  }

  /** Appends a group. Returns a promise only when it has to be waited for. */
  append({ rows, bytes, columns }: RowGroup): Promise<void> | undefined {
    const at = this.#bytes.offset
    this.#bytes.appendBytes(bytes)
    const moved = columns.map((column) => movedBy(at, column))
    const size = (which: 'total_uncompressed_size' | 'total_compressed_size') =>
      moved.reduce((sum, { meta_data }) => sum + (meta_data?.[which] ?? 0n), 0n)
    // The two lists that the library's own `write` keeps, which is why its version is pinned.
    this.#writer.num_rows += BigInt(rows)
    this.#writer.row_groups.push({
      columns: moved,
      total_byte_size: size('total_uncompressed_size'),
      total_compressed_size: size('total_compressed_size'),
      num_rows: BigInt(rows),
    })
    return this.#drain()
  }

  async finish(): Promise<WrittenFile> {
    this.#writer.finish()
    await this.#drain()
    return this.#file.finish()
  }

  abandon(): Promise<void> {
    return this.#file.abandon()
  }

  #drain(): Promise<void> | undefined {
    const piece = new Uint8Array(this.#bytes.buffer, 0, this.#bytes.index).slice()
    this.#bytes.index = 0
    return this.#file.write(piece)
  }
}

function movedBy(bytes: number, { meta_data, ...chunk }: ColumnChunk): ColumnChunk {
  const by = BigInt(bytes)
  if (!meta_data) return chunk
  const { dictionary_page_offset: dictionary } = meta_data
  return {
    ...chunk,
    file_offset: chunk.file_offset + by,
    meta_data: {
      ...meta_data,
      data_page_offset: meta_data.data_page_offset + by,
      ...(dictionary === undefined ? {} : { dictionary_page_offset: dictionary + by }),
    },
  }
}
