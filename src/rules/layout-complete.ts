// Claim: the tables have all rows and columns of their form, and each figure stands in its own cell.
// Seen: reports that leave out rows which would be 0; a line whose figures moved by one cell; rows with a cell too few.
// Leaves alone: years before 2019; copies that end in the middle; wording of labels (label-as-in-form).
// Known limit: a table that is a picture is not seen, so where a whole table is not found nothing is said.
import { type Evidence, evidence } from '../document/index.js'
import type { ReadTable, Report, TableName } from '../layouts/index.js'
import type { Lang } from './lang.js'
import { cannotTell, consistent, type Inconsistent, type Outcome, type Rule } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'
import { hasApplications } from './table/form-keys.js'
import { cellsOfPart, type FormPart, partName } from './table/form-parts.js'
import { hasLostLines, isCutByPage } from './table/lost-lines.js'
import { columnName, rowName, tableName } from './table/names.js'
import { tableOf } from './table/operands.js'
import { type ShiftedLine, shiftedLine } from './table/shifted-line.js'
import { shortRows } from './table/short-rows.js'

type Incomplete =
  | { readonly what: 'missing'; readonly table: TableName; readonly parts: readonly FormPart[]; readonly unseen: boolean }
  | { readonly what: 'block-nine' }
  | { readonly what: 'shifted'; readonly line: ShiftedLine['line'] }
  | { readonly what: 'short-row'; readonly table: TableName; readonly row: string; readonly found: number; readonly due: number }

const TABLES = ['proactive', 'applications', 'disputes'] as const

function check(report: Report): Outcome<Incomplete>[] {
  if (!hasFormOfToday(report) || report.tables.some(({ form }) => form === '2014')) return []
  return TABLES.flatMap((name) => {
    const table = tableOf(report, name)
    if (table === undefined) return [cannotTell({ code: 'table-missing', table: name })]
    const outcomes = [...missing(report, table), ...blockNine(report, table), ...shifted(report, table), ...short(report, table)]
    return outcomes.length === 0 ? [consistent] : outcomes
  })
}

/** One finding a table, however much of it is missing: one cause. */
function missing(report: Report, table: ReadTable): Outcome<Incomplete>[] {
  if (table.missing.length === 0) return []
  if (report.cutOff) return [cannotTell({ code: 'copy-cut-off' })]
  const parts = table.missing.map((key): FormPart => ({ table: table.table, form: table.form, key }))
  const blame = blameOf(report, table)
  const data = { what: 'missing', table: table.table, parts, unseen: blame.cause === 'reading' } as const
  return [finding(data, parts.flatMap(cellsOfPart), `missing ${table.table}`, seenOf(table), blame)]
}

/**
 * A plain text is always a copy, and a copy that lost characters may have lost a row: the agency is not to blame
 * then. Where a PDF's labels show that we lost lines of a header, where a page ends inside the header, or where no
 * borders are drawn, columns may be missing for us alone.
 */
function blameOf(report: Report, table: ReadTable): Pick<Inconsistent, 'severity' | 'cause'> {
  const headerCut = [table, ...table.labels].some((part) => isCutByPage(report, table.table, part))
  if (hasLostLines(report, table) || headerCut || (table.undrawn && report.format === 'pdf'))
    return { severity: 'info', cause: 'reading' }
  return report.lostCharacters > 0 || report.format === 'text' ? { severity: 'warning', cause: 'damage' } : {}
}

/** Block 九 of the form of 2019: a report without it is still complete. */
function blockNine(report: Report, table: ReadTable): Outcome<Incomplete>[] {
  const there = ['projects', 'amount'].some((column) => report.cells.has(`proactive.procurement.${column}`))
  if (table.table !== 'proactive' || table.form !== '2019' || there || report.cutOff || report.cells.size === 0) return []
  return [finding({ what: 'block-nine' }, [], 'block nine', seenOf(table), { severity: 'info' })]
}

function shifted(report: Report, table: ReadTable): Outcome<Incomplete>[] {
  if (table.table !== 'applications' || !hasApplications(table.form)) return []
  const shift = shiftedLine(report, table.form)
  if (shift === null) return []
  const seen = shift.cells.flatMap((key): Evidence[] => {
    const cell = report.cells.get(key)
    return cell && 'value' in cell.reading && cell.reading.value !== 0 ? [evidence(cell.raw.trim(), cell.place)] : []
  })
  const line = typeof shift.line === 'string' ? shift.line : Object.values(shift.line)[0]
  return [finding({ what: 'shifted', line: shift.line }, shift.cells, `shifted ${line}`, seen)]
}

function short(report: Report, table: ReadTable): Outcome<Incomplete>[] {
  return shortRows(report, table).map(({ row, keys, found, due, seen }) =>
    // We may have counted the cells of a merged row wrong, so nobody is blamed yet.
    finding({ what: 'short-row', table: table.table, row, found, due }, keys, `cells of ${row}`, seen, {
      severity: 'warning',
      cause: 'reading',
    }),
  )
}

/** A label of the table shows which table is meant. */
function seenOf(table: ReadTable): Evidence[] {
  const label = table.labels[0]
  return [label ? evidence(label.printed, label.place) : evidence('', table.place)]
}

function finding(
  data: Incomplete,
  cells: readonly string[],
  part: string,
  seen: readonly Evidence[],
  more: Pick<Inconsistent, 'severity' | 'cause'> = {},
): Outcome<Incomplete> {
  const [first, ...rest] = seen
  if (first === undefined) throw new Error(`no evidence of ${part}`)
  return { is: 'inconsistent', cells, subject: { of: 'part', part }, evidence: [first, ...rest], data, ...more }
}

/** So many rows and columns are named in one message. */
const NAMED = 4

function list(parts: readonly FormPart[], lang: Lang): string {
  const named = parts.slice(0, NAMED).map((part) => (lang === 'zh' ? `“${partName(part, 'zh')}”` : partName(part, 'en')))
  if (parts.length > NAMED) named.push(lang === 'zh' ? `等 ${parts.length} 处` : `${parts.length - NAMED} more`)
  return named.join(lang === 'zh' ? '、' : ', ')
}

function lineName(line: ShiftedLine['line'], lang: Lang): string {
  if (line === 'all-rows') return lang === 'zh' ? '各行都' : 'all rows'
  if ('row' in line) return lang === 'zh' ? `“${rowName(line.row, 'zh')}”一行` : rowName(line.row, 'en')
  return lang === 'zh' ? `“${columnName(line.column, 'zh')}”一列` : `column “${columnName(line.column, 'en')}”`
}

function inChinese(data: Incomplete): string {
  switch (data.what) {
    case 'missing':
      if (data.unseen)
        return `${tableName(data.table, 'zh')}没有认出${list(data.parts, 'zh')}：表头可能被分页截断，或者没有画边框线。请对照原件；确实没有的，照国家格式补全。`
      return `${tableName(data.table, 'zh')}缺${list(data.parts, 'zh')}。请照国家格式补全行和列；没有数字的填 0，不要删行。`
    case 'block-nine':
      return '第二部分的表没有“第二十条第（九）项”（政府集中采购）这一块。'
    case 'shifted':
      return `第三部分的表，${lineName(data.line, 'zh')}的数字错了一格：整体移回一格，全部算式都平。请对照原始台账，把这些数字移回各自的格子。`
    case 'short-row':
      return `${tableName(data.table, 'zh')}，“${data.row}”一行有 ${data.found} 格，应当有 ${data.due} 格，无法确定哪个数字属于哪一列。请补齐或拆开单元格。`
  }
}

function inEnglish(data: Incomplete): string {
  switch (data.what) {
    case 'missing':
      if (data.unseen)
        return `In ${tableName(data.table, 'en')}, ${list(data.parts, 'en')} were not recognised: a page may end inside the header, or borders are not drawn. Compare with the original; what is truly absent, fill in as the form has it.`
      return `${tableName(data.table, 'en')} lacks ${list(data.parts, 'en')}. Fill in all rows and columns of the form; where there is nothing to count, put 0.`
    case 'block-nine':
      return 'The table of section two lacks block 九 (procurement).'
    case 'shifted':
      return `Section three: the figures of ${lineName(data.line, 'en')} stand one cell off. Moved back by one, every sum holds. Put them back into their own cells.`
    case 'short-row':
      return `In ${tableName(data.table, 'en')}, row “${data.row}” has ${data.found} cells instead of ${data.due}, so no figure can be given to its column. Complete or split the cells.`
  }
}

/** Tables have all their rows and columns, and figures stand in their own cells. */
export const layoutComplete: Rule<Incomplete> = {
  id: 'layout-complete',
  catalogue: ['STR-05'],
  group: 'structure',
  severity: 'error',
  title: { zh: '表的行列齐全、数字不错位', en: 'Tables are whole and figures stand in their own cells' },
  about: {
    checks: {
      zh: '各表应当有国家格式的全部行和列。一行或一列的数字整体错了一格时，会有许多算式不平：如果移回一格就全部相符，只在这里提示一次，不再逐个提示不平的算式。一行的格数不对的，也在这里提示。',
      en: 'Each table has all rows and columns of its form. Where the figures of one line moved by one cell, many sums fail: if all of them hold once the line is moved back, this is the only finding. A row with too few or too many cells is reported here too.',
    },
    leavesAlone: {
      zh: '2019 年度以前的报告；中途断了的文件；整张表没有找到的（可能是图片）；2019 年格式缺“（九）政府集中采购”，只作提示。',
      en: 'Reports on years before 2019; copies that end in the middle; a whole table that was not found (it may be a picture). Block 九 of the form of 2019 is only info.',
    },
  },
  reads: ['tables.missing', 'applications.*'],
  check,
  messages: { zh: inChinese, en: inEnglish },
  examples: {
    consistent: [{ shows: '行列齐全' }],
    inconsistent: [
      {
        shows: '少了“行政强制”一行',
        format: 'docx',
        missing: { proactive: ['proactive.coercion'] },
      },
      {
        shows: '“予以公开”一行从商业企业起错了一格',
        cells: {
          'applications.newlyReceived.naturalPerson': 4,
          'applications.newlyReceived.enterprise': 2,
          'applications.newlyReceived.total': 6,
          'applications.results.disclosed.naturalPerson': 4,
          'applications.results.disclosed.enterprise': 0,
          'applications.results.disclosed.research': 2,
          'applications.results.disclosed.otherOrganization': 0,
          'applications.results.disclosed.total': 0,
          'applications.results.total.naturalPerson': 4,
          'applications.results.total.enterprise': 2,
          'applications.results.total.total': 6,
        },
      },
      {
        shows: '2019 年格式没有第（九）项：只作提示',
        year: 2020,
        forms: { proactive: '2019', applications: '2019', disputes: '2019' },
        cells: { 'proactive.procurement.projects': null, 'proactive.procurement.amount': null },
      },
    ],
    cannotTell: [
      { shows: '整张表没有找到', forms: { proactive: null } },
      { shows: '文件中途断了', missing: { applications: ['applications.carriedOut'] }, cutOff: true },
    ],
  },
}
