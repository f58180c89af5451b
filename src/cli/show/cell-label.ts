import { layouts, type OfficialLabel } from '../../layouts/index.js'
import type { Lang } from '../../pipeline/index.js'

let labels: Map<string, string> | undefined

/** Of a long list these many are named; a sum over a whole column is told by its first cells. */
const MOST_NAMED = 8

/**
 * Cells as their form names them, what they share told once: `{（一）予以公开、（二）部分公开}·总计`.
 * English has no official labels; there the keys themselves say it.
 */
export function cellLabels(keys: readonly string[], lang: Lang): string {
  labels ??= officialLabels()
  const [separator, comma] = lang === 'zh' ? ['·', '、'] : ['.', ', ']
  const paths = keys.map((key) => (lang === 'zh' ? (labels?.get(key) ?? key) : key).split(separator))
  const first = paths[0] ?? []
  const shared = (at: (path: readonly string[], index: number) => string | undefined) => {
    let count = 0
    while (count < first.length - 1 && paths.every((path) => at(path, count) === at(first, count))) count++
    return count
  }
  const head = paths.length > 1 ? shared((path, index) => path[index]) : 0
  const tail = paths.length > 1 ? shared((path, index) => path[path.length - 1 - index]) : 0
  const own = paths.map((path) => path.slice(head, path.length - tail).join(separator))
  const rest = own.length - MOST_NAMED
  const list = own.slice(0, MOST_NAMED).join(comma) + (rest > 0 ? ` … +${rest}` : '')
  if (head + tail === 0) return list
  return [...first.slice(0, head), `{${list}}`, ...first.slice(first.length - tail)].join(separator)
}

/** Later forms come first in the list and so name the cells that several forms share. */
function officialLabels(): Map<string, string> {
  const found = new Map<string, string>()
  for (const { blocks } of layouts) {
    for (const { rows, columns } of blocks) {
      for (const row of rows) {
        for (const column of columns) {
          const key = [row.key, column.key].filter(Boolean).join('.')
          const parts = [...row.groups.slice(1), printed(row), ...column.groups, column.label].filter(Boolean)
          if (!found.has(key)) found.set(key, parts.join('·'))
        }
      }
    }
  }
  return found
}

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** A label with its enumerator as the form prints it. */
function printed({ numbering, label }: OfficialLabel): string {
  if (!numbering) return label
  const { style, ordinal } = numbering
  if (style === 'arabic') return `${ordinal}.${label}`
  return style === 'han' ? `${HAN[ordinal]}、${label}` : `（${HAN[ordinal]}）${label}`
}
