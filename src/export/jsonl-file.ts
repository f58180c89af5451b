// One JSON object a line: nothing is escaped for spreadsheets, lists and objects stay what they are.
import { ByteFile } from './byte-file.js'
import type { Table } from './table.js'
import type { TableFile } from './table-writer.js'

/** Characters of lines that are written as one piece. */
const GATHERED = 1 << 18

export async function jsonlFile<Source>({ columns }: Table<Source>, path: string): Promise<TableFile<Source>> {
  const file = await ByteFile.create(path)
  let lines: string[] = []
  let gathered = 0
  const pass = () => {
    const bytes = Buffer.from(lines.join(''))
    lines = []
    gathered = 0
    return file.write(bytes)
  }
  return {
    row(source) {
      const object: Record<string, unknown> = {}
      for (const { name, type, of } of columns) {
        const value = of(source)
        object[name] = type === 'time' && value !== null ? new Date(value as number).toISOString() : value
      }
      const line = `${JSON.stringify(object)}\n`
      lines.push(line)
      gathered += line.length
    },
    flush: () => (gathered < GATHERED ? undefined : pass()),
    async finish() {
      await pass()
      return file.finish()
    },
    abandon: () => file.abandon(),
  }
}
