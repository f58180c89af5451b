/** Texts as extractors and crawlers leave them, undamaged but for what their way of writing tables loses. */
import type { NumberStyle } from '../cell-text.js'
import { encodeGbk } from '../encode-gbk.js'
import type { Grid } from '../grid.js'
import { utf8 } from '../html/markup.js'
import type { Random } from '../random.js'
import type { SampleRecord } from '../record.js'
import type { Variant } from '../variant.js'
import { rowHasBlank } from './blank-rows.js'
import { cellPerLine, reportLines, rowPerLine } from './lines.js'

const pipes = (grid: Grid) => rowPerLine(grid, (cells) => `| ${cells.join(' | ')} |`)
const tabs = (grid: Grid) => rowPerLine(grid, (cells) => cells.join('\t'))

/** A Markdown table: a rule under the first row; a merged cell prints once. */
function markdown(grid: Grid): string[] {
  const [first = '', ...rest] = pipes(grid)
  return ['', first, `|${' --- |'.repeat(grid.cols)}`, ...rest, '']
}

/** Width of a text on a terminal: Han and full-width characters take two places. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) as number) > 0x2e7f ? 2 : 1), 0)
}

/** Columns kept apart by spaces, as page extractors print them; every cell starts where its column does. */
function aligned(grid: Grid): string[] {
  const widths = Array<number>(grid.cols).fill(4)
  for (const cell of grid.cells)
    if (cell.colSpan === 1) widths[cell.col] = Math.max(widths[cell.col] as number, displayWidth(cell.text) + 2)
  const starts = widths.map((_, col) => widths.slice(0, col).reduce((sum, width) => sum + width, 0))
  return Array.from({ length: grid.rows }, (_, row) => {
    let line = ''
    for (const cell of grid.cells.filter((one) => one.row === row)) {
      const gap = Math.max((starts[cell.col] as number) - displayWidth(line), line === '' ? 0 : 2)
      line += ' '.repeat(gap) + cell.text
    }
    return line.trimEnd()
  })
}

/** All cells of the table run together, as a crawler's text with the tags taken out. */
const runTogether = (grid: Grid) => [grid.cells.map((cell) => cell.text).join('')]

function text(
  name: string,
  shows: string,
  table: (grid: Grid) => string[],
  more: Partial<Variant> & { join?: string; numbers?: NumberStyle } = {},
): Variant {
  const { join = '\n', ...rest } = more
  return {
    name,
    shows,
    print: (record: SampleRecord) => utf8(`${reportLines(record, table, more.numbers).join(join)}\n`),
    ...rest,
  }
}

/** What a crawler keeps of the page around the article. */
function crawled(record: SampleRecord, random: Random): string {
  const drawn = `${record.year + 1}-01-${random.int(10, 30)}`
  // A report is put on the site after it was signed.
  const posted = record.signature !== null && record.signature.date > drawn ? record.signature.date : drawn
  const before = [
    '首页',
    '政务公开',
    '政务服务',
    `您当前的位置：首页 > 政务公开 > 政府信息公开年报`,
    `发布机构：${record.agency}`,
    `发布时间：${posted} 10:${random.int(10, 59)}`,
    '【字体：大 中 小】',
    '打印',
  ]
  const after = [
    '分享到：',
    '上一篇：没有了',
    `下一篇：${record.agency}${record.year - 1}年政府信息公开工作年度报告`,
    '网站地图 | 联系我们',
    '主办：办公室',
  ]
  return [...before, ...reportLines(record, tabs), ...after].join('\r\n')
}

/** UTF-16, little end first, with its mark: what Notepad calls Unicode. */
function utf16(content: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'))
}

const lost = () => true

export const plainTexts: readonly Variant[] = [
  text('pipes', 'one row a line, cells between pipes', pipes),
  text('markdown', 'Markdown tables', markdown),
  text('tabs', 'one row a line, cells between tabs', tabs),
  text('aligned', 'one row a line, columns kept apart by spaces', aligned),
  text('lines', 'one cell a line', cellPerLine, { mayLose: (key, record) => rowHasBlank(key, record) }),
  text('lines-apart', 'one cell a line, empty lines between', cellPerLine, {
    join: '\n\n',
    mayLose: (key, record) => rowHasBlank(key, record),
  }),
  text('lines-blank-zero', 'one cell a line, and no line where a figure is 0', cellPerLine, {
    numbers: { zero: '' },
    mayLose: (key, record) => rowHasBlank(key, record, { zero: '' }),
  }),
  text('run-together', 'all cells of a table run together', runTogether, { mayLose: lost }),
  {
    name: 'crawled',
    shows: 'rows with tabs, and what a crawler keeps of the page around',
    print: (record, random) => utf8(crawled(record, random)),
  },
  { name: 'tabs-gbk', shows: 'rows with tabs, in GBK', print: (record) => encodeGbk(reportLines(record, tabs).join('\r\n')) },
  {
    name: 'lines-utf16',
    shows: 'one cell a line, in UTF-16 with its mark',
    mayLose: (key, record) => rowHasBlank(key, record),
    print: (record) => utf16(reportLines(record, cellPerLine).join('\r\n')),
  },
]
