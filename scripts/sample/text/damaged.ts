/** A mirror's copy as text: one cell a line, and every damage of `damage.ts` on it. */
import { utf8 } from '../html/markup.js'
import type { Variant } from '../variant.js'
import { rowHasBlank } from './blank-rows.js'
import { addLostSpaces, convertCharacters, cutLabels, dropDateMarks } from './damage.js'
import { cellPerLine, reportLines } from './lines.js'

export const damaged: Variant = {
  name: 'damaged',
  shows: 'one cell a line; traditional characters, pinyin, ? for spaces, lost 年 月 日, cut labels',
  mayLose: (key, record) => rowHasBlank(key, record),
  print: (record, random) => {
    const lines = reportLines(record, (grid) => cutLabels(cellPerLine(grid), random))
    const spoilt = addLostSpaces(lines.map(dropDateMarks), random).map(convertCharacters)
    return utf8(`${spoilt.join('\n\n')}\n`)
  },
}
