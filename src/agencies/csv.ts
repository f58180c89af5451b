/** A line of a CSV file that holds something; `line` counts from 1 and is where it begins. */
export interface CsvRow {
  readonly fields: readonly string[]
  readonly line: number
}

/**
 * Reads CSV (RFC 4180): commas, or tabs where the first line has no comma; quotes double inside quotes; a
 * quoted field may hold line breaks. Empty lines are passed over. `openQuote`: the line of a quote that never
 * closes, else null.
 */
export function parseCsv(text: string): { readonly rows: readonly CsvRow[]; readonly openQuote: number | null } {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const comma = !first.includes(',') && first.includes('\t') ? '\t' : ','
  const rows: CsvRow[] = []
  let fields: string[] = []
  let field = ''
  let quotedSince: number | null = null
  let line = 1
  let begun = 1
  const endRow = () => {
    fields.push(field)
    if (fields.some((one) => one.trim() !== '')) rows.push({ fields, line: begun })
    fields = []
    field = ''
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (char === '\n') line++
    if (quotedSince !== null) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') field += text[++at]
      else quotedSince = null
    } else if (char === '"' && field === '') quotedSince = line
    else if (char === comma) {
      fields.push(field)
      field = ''
    } else if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) {
      endRow()
      begun = line + (char === '\r' ? 1 : 0)
    } else if (char !== '\r') field += char
  }
  endRow()
  return { rows, openQuote: quotedSince }
}
