import type { TableName } from '../layouts/index.js'
import type { InBothLanguages, Lang } from './lang.js'
import { cellName, tableName } from './table/names.js'

/** Why a claim could not be judged: a code and what the sentence for people needs. */
export type Why =
  | { readonly code: 'table-missing'; readonly table: TableName }
  | { readonly code: 'form-unknown'; readonly table: TableName }
  | { readonly code: 'cell-missing' | 'cell-unreadable' | 'cell-placeholder'; readonly cell: string }
  | { readonly code: 'total-not-filled'; readonly cell: string }
  | { readonly code: 'no-year' | 'no-period' | 'no-signature' | 'no-sections' | 'date-unsure' | 'copy-cut-off' }
  | { readonly code: 'no-title-year' | 'no-posting-date' | 'no-source-address' }
  | { readonly code: 'year-in-doubt'; readonly title: number; readonly period: number }
  | { readonly code: 'line-shifted'; readonly table: TableName }
  | { readonly code: 'no-agency' | 'level-unknown' }
  | { readonly code: 'no-report-for-year' | 'last-year-unclear'; readonly year: number }
  | { readonly code: 'rule-crashed'; readonly error: string }

/** So many cells are named in one sentence. */
const NAMED_CELLS = 3

/**
 * The sentences for people, each once, in the order given. They say what is missing, not that something
 * is wrong. Cells that cannot be judged for the same reason share a sentence.
 */
export function sayWhys(whys: readonly Why[], lang: Lang): string[] {
  const groups = new Map<string, Why[]>()
  for (const why of whys) {
    const key = 'cell' in why ? why.code : JSON.stringify(why)
    groups.set(key, [...(groups.get(key) ?? []), why])
  }
  return [...groups.values()].map((group) => sayOnce(group, lang))
}

function sayOnce(group: readonly Why[], lang: Lang): string {
  const first = group[0] as Why
  const cells = [...new Set(group.flatMap((why) => ('cell' in why ? [why.cell] : [])))]
  const named = cells
    .slice(0, NAMED_CELLS)
    .map((cell) => (lang === 'zh' ? `“${cellName(cell, 'zh')}”` : `“${cellName(cell, 'en')}”`))
  const more =
    cells.length > NAMED_CELLS ? (lang === 'zh' ? `等 ${cells.length} 格` : ` and ${cells.length - NAMED_CELLS} more`) : ''
  return sentences(first, named.join(lang === 'zh' ? '、' : ', ') + more)[lang]
}

/** `cells`: the names of the cells concerned, as a list. */
function sentences(why: Why, cells: string): InBothLanguages {
  switch (why.code) {
    case 'table-missing':
      return { zh: `未找到${tableName(why.table, 'zh')}，无法核对`, en: `${tableName(why.table, 'en')} was not found` }
    case 'form-unknown':
      return {
        zh: `${tableName(why.table, 'zh')}与各年的格式都对不上，无法核对`,
        en: `${tableName(why.table, 'en')} follows no known form`,
      }
    case 'cell-missing':
      return { zh: `表中没有${cells}`, en: `the table lacks ${cells}` }
    case 'cell-unreadable':
      return { zh: `${cells}读不出数字`, en: `no number could be read in ${cells}` }
    case 'cell-placeholder':
      return {
        zh: `${cells}还是待填写的占位符`,
        en: `still a blank to be filled in: ${cells}`,
      }
    case 'total-not-filled':
      return {
        zh: `${cells}没有填写，已由 total-column-filled 指出`,
        en: `not filled in, which total-column-filled reports: ${cells}`,
      }
    case 'no-year':
      return { zh: '没有认出报告年度', en: 'the year of the report is not known' }
    case 'no-period':
      return { zh: '没有认出统计期限', en: 'the reporting period is not known' }
    case 'no-signature':
      return { zh: '没有认出落款日期', en: 'no date of signature was found' }
    case 'no-sections':
      return { zh: '没有认出各部分的标题', en: 'no headings of sections were found' }
    case 'date-unsure':
      return { zh: '日期有字符丢失，只能猜测，不据此下结论', en: 'a date lost characters and can only be guessed' }
    case 'year-in-doubt':
      return {
        zh: `标题写的是${why.title}年，统计期限写的是${why.period}年，报告年度本身存疑`,
        en: `the title says ${why.title} and the period ${why.period}, so the year of the report is itself in doubt`,
      }
    case 'copy-cut-off':
      return {
        zh: '这份文件中途断了，缺的部分可能在断掉的地方',
        en: 'this copy ends in the middle; what is missing may be in the part that was lost',
      }
    case 'line-shifted':
      return {
        zh: `${tableName(why.table, 'zh')}有数字整行或整列错位，已由 layout-complete 指出`,
        en: `figures of a line of ${tableName(why.table, 'en')} are shifted, which layout-complete reports`,
      }
    case 'no-agency':
      return { zh: '没有认出是哪个机关的报告', en: 'the agency of the report is not known' }
    case 'level-unknown':
      return { zh: '从名称看不出机关的级别', en: 'the name of the agency does not tell its level' }
    case 'no-report-for-year':
      return { zh: `没有 ${why.year} 年度的报告`, en: `no report for ${why.year}` }
    case 'last-year-unclear':
      return {
        zh: `${why.year} 年度的报告里读不出要比较的数字`,
        en: `the report for ${why.year} lacks the figures to compare with`,
      }
    case 'no-title-year':
      return { zh: '标题里没有年份', en: 'the title names no year' }
    case 'no-posting-date':
      return { zh: '没有认出发布日期', en: 'the date of publication is not known' }
    case 'no-source-address':
      return { zh: '不知道这份文件来自哪个网址', en: 'the address that this copy came from is not known' }
    case 'rule-crashed':
      return {
        zh: `检查程序本身出错（${why.error}），请反馈给维护者`,
        en: `the check itself failed (${why.error}); please report it`,
      }
  }
}
