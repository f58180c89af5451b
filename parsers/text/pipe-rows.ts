import { withoutBlankEdges } from './lines.js'

/** A cell's text without the blanks beside its marks, and the index of the line it begins on. */
export interface RawCell {
  readonly text: string
  readonly line: number
}

export interface Row {
  readonly cells: readonly RawCell[]
}

/** Neighbouring rows, how their cells are set apart, and the index of the line after them. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly mark: 'pipes' | 'tabs'
  readonly end: number
}

/** ASCII, full-width and box-drawing bars all stand for a rule between cells. */
const PIPES = /[|｜│┃]/
/** `---|:--:|` in Markdown; `├──┼──┤` in drawings of tables. */
const RULE_LINE = /^[\s|｜│┃:+\-─━┄┅═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]+$/
const RULE_STROKE = /[-─━┄┅═]{3,}|[─━═]/

/**
 * The rows that begin at line `from`, where it has pipes. A line with pipes is a row. Where a row is
 * opened by a line of one bare pipe, each of the following lines holds one cell closed by a pipe, and the
 * next bare pipe opens the next row.
 */
export function readPipeRows(lines: readonly string[], from: number): Rows | undefined {
  if (!PIPES.test(lines[from] as string)) return undefined
  return readOpenedRows(lines, from) ?? readLineRows(lines, from)
}

function readLineRows(lines: readonly string[], from: number): Rows {
  const rows: Row[] = []
  let at = from
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    if (isRule(line)) continue
    if (!PIPES.test(line)) break
    const texts = cellTexts(line)
    rows.push({ cells: texts.map((text) => ({ text, line: at })) })
  }
  return { rows, mark: 'pipes', end: Math.max(at, from + 1) }
}

/** `|` alone, then ` 规章  | `, ` 0  | `, … : one cell a line, or several (`第二十条第（一）项  | |||`). */
function readOpenedRows(lines: readonly string[], from: number): Rows | undefined {
  if (!isBarePipe(lines[from] as string)) return undefined
  const rows: Row[] = []
  let cells: RawCell[] = []
  let at = from
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    if (isBarePipe(line)) {
      if (cells.length > 0) rows.push({ cells })
      cells = []
    } else if (closesCell(line)) cells.push(...cellTexts(line).map((text) => ({ text, line: at })))
    else break
  }
  if (cells.length > 0) rows.push({ cells })
  return rows.length >= 2 ? { rows, mark: 'pipes', end: at } : undefined
}

function isBarePipe(line: string): boolean {
  const bare = line.trim()
  return bare.length === 1 && PIPES.test(bare)
}

function closesCell(line: string): boolean {
  return PIPES.test(line.trimEnd().slice(-1))
}

function isRule(line: string): boolean {
  return RULE_LINE.test(line) && RULE_STROKE.test(line)
}

/** The cells of one line; a pipe at either edge of the line bounds a cell and separates none. */
function cellTexts(line: string): string[] {
  const texts = line.split(PIPES).map((text) => withoutBlankEdges(text))
  if (texts.length > 1 && (texts[0] as string).trim() === '') texts.shift()
  if (texts.length > 1 && (texts.at(-1) as string).trim() === '') texts.pop()
  return texts
}
