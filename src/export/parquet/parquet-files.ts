// The four tables as Parquet files. Documents that come packed are encoded in threads; their groups are appended in the
// order in which they came, so that the files are the same whatever the threads do.
import { join } from 'node:path'
import type { PackedItems } from '../../store/index.js'
import { tableFile } from '../formats.js'
import { tableNames, tables } from '../item-rows.js'
import type { Table, TableName } from '../table.js'
import type { FormatWriter, WriteTo, Written } from '../table-writer.js'
import type { EncodedBatch, SmallTable } from './encode-batch.js'
import { Encoders } from './encoders.js'
import { ParquetFile } from './parquet-file.js'
import { RowGatherer } from './row-gatherer.js'

/** About 100 reports: large enough for dictionaries to pay; larger groups are 2 % smaller, and slower for what they keep alive. */
const GROUP_ROWS = 20_000

const SMALL = tableNames.filter((name): name is SmallTable => name !== 'cells')

interface OpenTable {
  readonly name: string
  readonly file: ParquetFile
  readonly gatherer: RowGatherer<unknown>
}

interface UnderWay {
  readonly batch: Promise<EncodedBatch>
  written(written: Written): void
}

export async function parquetFiles({ folder, target }: WriteTo): Promise<FormatWriter> {
  const open = {} as Record<TableName, OpenTable>
  for (const table of tableNames) {
    const name = tableFile(target, table)
    const file = await ParquetFile.create(join(folder, name), tables[table].columns)
    open[table] = { name, file, gatherer: new RowGatherer(tables[table] as Table<unknown>) }
  }
  return new ParquetFiles(open)
}

class ParquetFiles implements FormatWriter {
  readonly #encoders = new Encoders()
  readonly #underWay: UnderWay[] = []

  constructor(private readonly open: Readonly<Record<TableName, OpenTable>>) {}

  async write(rows: Parameters<FormatWriter['write']>[0]): Promise<void> {
    for (const table of tableNames) {
      const { gatherer } = this.open[table]
      for (const source of rows[table]) gatherer.row(source)
      gatherer.endDocument()
      // Waiting only where there is something to wait for: four promises a document cost more than a small row.
      if (gatherer.rows >= GROUP_ROWS) await this.#pass(table)
    }
  }

  async writePacked(packed: PackedItems, written: (written: Written) => void): Promise<void> {
    const batch = this.#encoders.encode(packed)
    batch.catch(() => {}) // whoever appends it is told
    this.#underWay.push({ batch, written })
    if (this.#underWay.length > this.#encoders.atOnce) await this.#appendNext()
  }

  async finish() {
    while (this.#underWay.length > 0) await this.#appendNext()
    await this.#encoders.close()
    const made = []
    for (const table of tableNames) {
      await this.#pass(table)
      const { name, file } = this.open[table]
      made.push({ name, tables: [table], ...(await file.finish()) })
    }
    return made
  }

  async abandon(): Promise<void> {
    await this.#encoders.close()
    for (const { file } of Object.values(this.open)) await file.abandon()
  }

  async #appendNext(): Promise<void> {
    const next = this.#underWay.shift()
    if (!next) return
    const { documents, cells, small } = await next.batch
    if (cells) {
      await this.#pass('cells')
      await this.open.cells.file.append(cells)
    }
    for (const table of SMALL) {
      const { gatherer } = this.open[table]
      for (const values of small[table]) gatherer.pushValues(values)
      if (gatherer.rows >= GROUP_ROWS) await this.#pass(table)
    }
    const { reports, findings, decisions } = small
    const rows = { cells: cells?.rows ?? 0, reports: reports.length, findings: findings.length, decisions: decisions.length }
    next.written({ documents, rows })
  }

  async #pass(table: TableName): Promise<void> {
    const { file, gatherer } = this.open[table]
    const group = gatherer.take()
    if (group) await file.append(group)
  }
}
