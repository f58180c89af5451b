import type { Prose, Report } from '../../layouts/index.js'
import { squeeze } from './squeeze.js'

/** Where a report names the agency that it is about, outside its title. */
export interface SelfName {
  readonly name: string
  readonly where: 'signature' | 'opening'
  readonly prose: Prose
}

/** Paragraphs at the end that a signature may stand in; names of attachments may follow it. */
const LAST_PARAGRAPHS = 8

const DATE =
  /(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/
const NAME = /^[\u4e00-\u9fff]{3,24}(?:局|委员会|厅|办公室|人民政府|办事处|中心|院|处|镇|乡)$/
const OPENING = /(?:现将|现公布)([\u4e00-\u9fff]{3,24}?)(?:\d{4}年度?)?(?:政府|政务)信息公开/

/** The names in the opening and in the signature. */
export function selfNames(report: Report): SelfName[] {
  return [...openings(report), ...signatures(report.sections.at(-1)?.prose ?? [])]
}

function openings({ preamble }: Report): SelfName[] {
  return preamble.flatMap((prose): SelfName[] => {
    const name = OPENING.exec(squeeze(prose.text.folded).text)?.[1]
    return name && NAME.test(name) ? [{ name, where: 'opening', prose }] : []
  })
}

/** A line that is a name right above a date, or a name and a date and nothing else. */
function signatures(last: readonly Prose[]): SelfName[] {
  const end = last.slice(-LAST_PARAGRAPHS)
  return end.flatMap((prose, index): SelfName[] => {
    const text = squeeze(prose.text.folded).text
    if (!DATE.test(text)) return []
    const before = text.replace(DATE, '')
    const above = end[index - 1]
    if (before !== '') return NAME.test(before) ? [{ name: before, where: 'signature', prose }] : []
    const name = above ? squeeze(above.text.folded).text : ''
    return above && NAME.test(name) ? [{ name, where: 'signature', prose: above }] : []
  })
}
