// One column of a row group as bytes: a page with its dictionary where it has one, a page with its values, and what the
// table of contents says of both. Runs, plain values, compression and headers are the library's; its own way from values to
// pages is not taken, because it goes over every value some ten times.
import { ByteWriter, type ParquetWriter } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import type { PhysicalType } from './schema.js'

/** What the table of contents says of a column in a row group. */
export type ColumnChunk = ParquetWriter['row_groups'][number]['columns'][number]

/** The pages of a column, not yet compressed. */
export interface Pages {
  readonly name: string
  readonly type: PhysicalType
  readonly rows: number
  /** 1 for each row with a value, 0 for each without. */
  readonly present: Uint8Array
  /** Rows without a value. */
  readonly nulls: number
  readonly encoding: 'PLAIN' | 'RLE_DICTIONARY'
  /** Where `encoding` is of a dictionary: how many values it has, and they, plain. */
  readonly dictionary?: { readonly values: number; readonly body: Uint8Array }
  readonly body: Uint8Array
  /** Least and greatest value, for readers that skip groups. */
  readonly range?: readonly [least: string | number, greatest: string | number]
}

/** Appends the column; offsets in the answer count from the beginning of `out`. */
export function writeColumnChunk(out: ByteWriter, pages: Pages): ColumnChunk {
  const { name, type, rows, encoding, dictionary } = pages
  const start = out.offset
  const dictionarySize = dictionary ? writeDictionary(out, dictionary) : 0
  const dataStart = out.offset
  const dataSize = writeData(out, pages)
  return {
    file_offset: BigInt(start),
    meta_data: {
      type,
      encodings: dictionary ? ['PLAIN', 'RLE', encoding] : [encoding, 'RLE'],
      path_in_schema: [name],
      codec: 'SNAPPY',
      num_values: BigInt(rows),
      total_compressed_size: BigInt(out.offset - start),
      total_uncompressed_size: BigInt(dictionarySize + dataSize),
      data_page_offset: BigInt(dataStart),
      ...(dictionary ? { dictionary_page_offset: BigInt(start) } : {}),
      ...(pages.range
        ? { statistics: { min_value: pages.range[0], max_value: pages.range[1], null_count: BigInt(pages.nulls) } }
        : {}),
    },
  }
}

/** Bytes before compression, with the header. */
function writeDictionary(out: ByteWriter, { values, body }: NonNullable<Pages['dictionary']>): number {
  const compressed = snappyCompress(body)
  const start = out.offset
  writePageHeader(out, {
    type: 'DICTIONARY_PAGE',
    uncompressed_page_size: body.length,
    compressed_page_size: compressed.length,
    dictionary_page_header: { num_values: values, encoding: 'PLAIN' },
  })
  const head = out.offset - start
  out.appendBytes(compressed)
  return head + body.length
}

/** Bytes before compression, with the header. */
function writeData(out: ByteWriter, { rows, present, nulls, encoding, body }: Pages): number {
  const levels = new ByteWriter()
  writeRleBitPackedHybrid(levels, present.subarray(0, rows), 1)
  const compressed = snappyCompress(body)
  const start = out.offset
  writePageHeader(out, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: levels.offset + body.length,
    compressed_page_size: levels.offset + compressed.length,
    data_page_header_v2: {
      num_values: rows,
      num_nulls: nulls,
      num_rows: rows,
      encoding,
      definition_levels_byte_length: levels.offset,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  })
  const head = out.offset - start
  out.appendBytes(levels.getBytes())
  out.appendBytes(compressed)
  return head + levels.offset + body.length
}
