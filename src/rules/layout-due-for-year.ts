// Claim: the tables follow the national form due for the reporting year: 2019 for 2019 and 2020, 2021 from 2021 on.
// Seen: bureaus and townships that fill in the form of 2019 for 2023; a district whose section two is of 2021 and section three of 2019.
// Leaves alone: years before 2019, when no form of six sections was due; the table of section four, the same in both forms.
// Known limit: where one table was not found, the other is judged alone, as an error.
import { evidence } from '../document/index.js'
import type { FormName, ReadTable, Report, TableName } from '../layouts/index.js'
import type { Lang } from './lang.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { formDueFor } from './table/form-due.js'
import { tableName } from './table/names.js'
import { tableOf } from './table/operands.js'

interface WrongForm {
  readonly table: TableName
  readonly year: number
  readonly due: FormName
  readonly follows: FormName
  /** The other table follows another form. */
  readonly mixed: boolean
}

const TABLES = ['proactive', 'applications'] as const

/** By what a clerk recognizes a form: what stands in it and not in the others. */
const MARKS: Readonly<Record<(typeof TABLES)[number], Readonly<Record<FormName, string>>>> = {
  proactive: { '2014': '统计指标', '2019': '本年新制作数量', '2021': '本年制发件数' },
  applications: { '2014': '收到申请数', '2019': '（六）其他处理只有一行', '2021': '（六）其他处理分三行' },
}

function check(report: Report): Outcome<WrongForm>[] {
  const { year } = report
  if (year === null) return [cannotTell({ code: 'no-year' })]
  const due = formDueFor(year)
  if (due === null) return []
  const forms = new Set(TABLES.map((table) => tableOf(report, table)?.form ?? null).filter((form) => form !== null))
  return TABLES.map((name) => {
    const table = tableOf(report, name)
    if (table === undefined) return cannotTell({ code: 'table-missing', table: name })
    return judge(table, year, due, forms.size > 1)
  })
}

function judge(table: ReadTable, year: number, due: FormName, mixed: boolean): Outcome<WrongForm> {
  if (table.form === null) return cannotTell({ code: 'form-unknown', table: table.table })
  if (table.form === due) return consistent
  const printed = table.labels[0]
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: `table ${table.table}` },
    evidence: [tellingLabel(table) ?? (printed ? evidence(printed.printed, printed.place) : evidence('', table.place))],
    data: { table: table.table, year, due, follows: table.form, mixed },
    severity: mixed ? 'warning' : 'error',
  }
}

/** A printed label that shows which form this is, where there is one. */
function tellingLabel(table: ReadTable) {
  const telling = /新制作|新公开|对外公开|上一年项目|本年增|其他处理|制发|废止|收费金额|统计指标|收到申请数/
  const label = table.labels.find(({ official, of }) => telling.test(official) || of.includes('otherHandling'))
  return label && evidence(label.printed, label.place)
}

function mark(table: TableName, form: FormName): string {
  return table === 'disputes' ? '' : MARKS[table][form]
}

function name(form: FormName, lang: Lang): string {
  return lang === 'zh' ? `${form} 年格式` : `the form of ${form}`
}

/** Each table follows the form due for the reporting year. */
export const layoutDueForYear: Rule<WrongForm> = {
  id: 'layout-due-for-year',
  catalogue: ['STR-04'],
  group: 'structure',
  severity: 'error',
  title: { zh: '采用当年应使用的格式', en: 'The form due for the year is used' },
  about: {
    checks: {
      zh: '2019、2020 年度用国办公开办函〔2019〕60号的格式，2021 年度起用国办公开办函〔2021〕30号的格式。第二、第三部分的表分别判断；两张表格式不同（新旧混用）时提示为警告。',
      en: 'Reports on 2019 and 2020 use the form of notice 〔2019〕60, those on 2021 and later the form of notice 〔2021〕30. The tables of sections two and three are judged one by one; where they follow different forms, the finding is a warning.',
    },
    leavesAlone: {
      zh: '2018 年度及以前的报告；第四部分的表（两种格式相同）。',
      en: 'Reports on 2018 and earlier; the table of section four, which is the same in both forms.',
    },
  },
  reads: ['tables', 'year'],
  check,
  messages: {
    zh: ({ table, year, due, follows, mixed }) =>
      `${tableName(table, 'zh')}用的是 ${name(follows, 'zh')}（特征：${mark(table, follows)}），${year} 年度应当用 ${name(due, 'zh')}（${mark(table, due)}）` +
      `${mixed ? '；同一份报告里另一张表用的是另一种格式' : ''}。请换用 ${due} 年格式的表重新填报。`,
    en: ({ table, year, due, follows, mixed }) =>
      `${tableName(table, 'en')} follows ${name(follows, 'en')} (it has ${mark(table, follows)}), but a report on ${year} uses ${name(due, 'en')} (${mark(table, due)})` +
      `${mixed ? '; the other table of this report follows another form' : ''}. Fill in the table of the form of ${due} instead.`,
  },
  examples: {
    consistent: [
      { shows: '2023 年度，两张表都是 2021 年格式' },
      {
        shows: '2020 年度，两张表都是 2019 年格式',
        year: 2020,
        forms: { proactive: '2019', applications: '2019', disputes: '2019' },
      },
    ],
    inconsistent: [
      { shows: '2023 年度仍用 2019 年格式：每张表各一条', forms: { proactive: '2019', applications: '2019', disputes: '2019' } },
      { shows: '新旧混用：第二部分是新格式，第三部分是旧格式', forms: { applications: '2019', disputes: '2019' } },
    ],
    cannotTell: [
      { shows: '没有认出报告年度', year: null },
      { shows: '第二部分的表没有找到', forms: { proactive: null } },
    ],
  },
}
