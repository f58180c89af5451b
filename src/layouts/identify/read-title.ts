// Finds the title of the report among the first lines: 政府信息公开 … 年度报告, on one to four lines, with
// the agency perhaps on a line above. Sentences that mention the report, file metadata and page furniture
// are not titles; the file's own declared title is only a fallback for the year, never a title.
import type { ParsedDocument, Place } from '../../document/index.js'
import { agencyInTitle, endsLikeAgency } from './agency-name.js'
import { compactText } from './compact.js'

/** A title, folded and joined without blanks, and the blocks that it stands on. */
export interface TitleFound {
  readonly title: string
  readonly place: Place
  readonly blocks: readonly number[]
}

const NAMES_REPORT =
  /(?:政府|政务)信息公开(?:工作)?(?:的)?(?:(?:\d{4}|[〇一二三四五六七八九]{4})?年度?)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报|总结)(?:[（(][^（()）]{0,20}[）)])?$/u
const NOT_A_TITLE =
  /[。；;！!？?]|[/\\\\]|^[^:：]{2,6}[:：]|^(?:索引号|发布|来源|时间|当前位置|附件|文号|主题|公开目录)|如下|根据|现将|为了?做好|的通知|指南|目录$/u
/** How crawlers and metadata tables introduce a title. */
const FIELD_NAME = /^(?:标题|题名|题目|名称|文件名称|信息名称)[:：]/u
/** Characters; the longest official names of agencies stay below. */
const LONGEST_TITLE = 90
const MOST_LINES = 4

/** Looks through the blocks before `end` (the first section's heading). Null: the document has no title. */
export function readTitle(document: ParsedDocument, end: number): TitleFound | null {
  const lines = document.blocks.slice(0, end).flatMap((block, index) => {
    if (block.type === 'table' || block.furniture) return []
    const text = compactText(block.text, block.place).text.replace(FIELD_NAME, '')
    return text === '' ? [] : [{ text, index, place: block.place }]
  })
  const titles = lines.flatMap((_, first) => titleAt(lines, first) ?? [])
  return titles.reduce<TitleFound | null>(
    (best, title) => (best && telling(best.title) >= telling(title.title) ? best : title),
    null,
  )
}

type Line = { readonly text: string; readonly index: number; readonly place: Place }

function titleAt(lines: readonly Line[], first: number): TitleFound | null {
  let joined = ''
  for (let last = first; last < Math.min(first + MOST_LINES, lines.length); last++) {
    const line = lines[last] as Line
    if (NOT_A_TITLE.test(line.text)) return null
    joined += line.text
    if (joined.length > LONGEST_TITLE) return null
    if (NAMES_REPORT.test(joined)) return titleFrom(lines, first, last)
  }
  return null
}

/** A title with an agency and a year says more than a column's name (政府信息公开年报); the first of equals wins. */
function telling(title: string): number {
  return (agencyInTitle(title) ? 1 : 0) + (/\d{4}|[〇一二三四五六七八九]{4}/u.test(title) ? 1 : 0)
}

/** Keeps the lines that belong to the title: an agency above it does, a slogan or column name does not. */
function titleFrom(lines: readonly Line[], first: number, last: number): TitleFound {
  let start = first
  while (start < last && !startsTitle(lines, start, last)) start++
  const used = lines.slice(start, last + 1)
  return {
    title: used.map((line) => line.text).join(''),
    place: (used[0] as { place: Place }).place,
    blocks: used.map((line) => line.index),
  }
}

function startsTitle(lines: readonly { text: string }[], start: number, last: number): boolean {
  const rest = lines
    .slice(start + 1, last + 1)
    .map((line) => line.text)
    .join('')
  const own = (lines[start] as { text: string }).text
  return !NAMES_REPORT.test(rest) || endsLikeAgency(own) || /^(?:\d{4}|[〇一二三四五六七八九]{4})年度?$/u.test(own)
}
