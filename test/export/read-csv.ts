/** Reads CSV after RFC 4180, by a hand other than the writer's: records of fields; throws on a stray quote. */
export function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  for (let at = 0; at < text.length; ) {
    let field = ''
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error('a quote that does not end')
        if (text[at] === '"') at++
        field += text[at]
      }
      at++
    } else {
      const end = text.slice(at).search(/,|\r\n/)
      field = text.slice(at, at + end)
      if (field.includes('"')) throw new Error(`a stray quote in ${field}`)
      at += end
    }
    record.push(field)
    if (text[at] === ',') at++
    else if (text.startsWith('\r\n', at)) {
      at += 2
      records.push(record)
      record = []
    } else throw new Error(`neither comma nor line end at ${at}`)
  }
  return records
}

/** The rows of a CSV file as objects, its byte order mark left out. */
export function csvRows(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(text.replace(/^\uFEFF/, ''))
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`${row.length} fields under ${header.length} columns`)
    return Object.fromEntries(header.map((name, at) => [name, row[at] as string]))
  })
}
