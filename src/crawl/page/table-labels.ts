// Whether the tables of a report stand in a page, told by labels that the three national forms print in their cells.
// A crawler that had to understand tables would be a parser; it only has to tell an article from its cover sheet.
import { fold } from '../../hanzi/index.js'

const LABELS = [
  '规章',
  '行政规范性文件',
  '行政许可',
  '行政处罚',
  '行政强制',
  '行政事业性收费',
  '自然人',
  '法律服务机构',
  '本年新收',
  '上年结转',
  '予以公开',
  '部分公开',
  '不予公开',
  '无法提供',
  '结转下年度',
  '结果维持',
  '尚未审结',
  '未经复议直接起诉',
  // The statistics form of 2014 to 2018.
  '主动公开政府信息数',
  '回应公众关注热点',
  '收到申请数',
  '申请办结数',
  '行政复议数量',
  '行政诉讼数量',
  '依申请公开信息收取的费用',
]

/** Prose names two or three of them in a table of its own; the forms have a dozen. */
export const FEWEST_LABELS = 4

/** How many different labels occur in the text of table cells. */
export function tableLabelsIn(cells: string): number {
  if (cells.length < 20) return 0
  const text = fold(cells.replace(/[^\S\n]+/g, ''))
  return LABELS.filter((label) => text.includes(label)).length
}
