/**
 * Cuts the lines of a table into sections: a header and the rows under it. One table may hold several
 * (the four blocks of proactive disclosure), each with columns of its own.
 */
import { isEnumerated, numberingOf } from './numbering.js'
import { isValue, type WordLine } from './words.js'

export interface Section {
  /** Lines with a word over the values and no value, and what stands beside them. */
  readonly header: readonly WordLine[]
  /** Lines of values, and lines of labels. */
  readonly data: readonly WordLine[]
}

/** How far a label may reach under the first values, in points: boxes of glyphs are advances, not ink. */
const HANG = 2

export function sectionsOf(lines: readonly WordLine[]): Section[] {
  if (!lines.some((line) => line.words.some(isValue))) return [{ header: lines, data: [] }]
  const left = Math.min(...lines.flatMap((line) => line.words.filter(isValue).map((word) => word.x0)))
  const sections: { header: WordLine[]; data: WordLine[]; started: boolean }[] = [{ header: [], data: [], started: false }]
  for (const line of lines) {
    let open = sections.at(-1) as (typeof sections)[number]
    if (line.words.some(isValue)) {
      open.data.push(line)
      open.started = true
    } else if (line.words.some((word) => word.x1 > left + HANG)) {
      if (open.started) {
        open = { header: captionsBelow(open.data), data: [], started: false }
        sections.push(open)
      }
      // Labels between two lines of a header stand beside it.
      open.header.push(...open.data.splice(0), line)
    } else open.data.push(line)
  }
  return sections.map(({ header, data }) => withTail(header, data))
}

/** Takes the captions off the end of some rows: lines without a value that begin where no label does. */
function captionsBelow(data: WordLine[]): WordLine[] {
  const starts = data.filter((line) => line.words.some(isValue)).map((line) => line.words[0]?.x0 ?? 0)
  let from = data.length
  while (from > 0) {
    const [word, ...others] = (data[from - 1] as WordLine).words
    if (!word || others.length > 0 || isValue(word) || numberingOf(word.text)) break
    if (starts.some((x) => Math.abs(x - word.x0) < CAPTION_INDENT)) break
    from--
  }
  return data.splice(from)
}

/** A caption is centred over the table: it begins at least so far from where labels begin, in points. */
const CAPTION_INDENT = 14

/** A tall note beside a header may end below it: it is no row as long as it goes on without a number. */
function withTail(header: readonly WordLine[], data: readonly WordLine[]): Section {
  const last = header.at(-1)
  const from = data.findIndex((line, i) => {
    const above = i === 0 ? last : data[i - 1]
    const close = above !== undefined && line.y0 - above.y1 < 0.5 * (line.y1 - line.y0)
    return !close || line.words.some(isValue) || isEnumerated(line.words[0]?.text ?? '') || !startsBeside(line, header)
  })
  const tail = from < 0 || header.length === 0 ? 0 : from
  return { header: [...header, ...data.slice(0, tail)], data: data.slice(tail) }
}

/** Whether a line begins where a word of the header begins or ends beside it: lines of one note are flush, or centred. */
function startsBeside(line: WordLine, header: readonly WordLine[]): boolean {
  const word = line.words[0]
  return (
    word !== undefined &&
    header.some(({ words }) => words[0] !== undefined && words[0].x0 <= word.x0 + HANG && words[0].x1 >= word.x1 - HANG)
  )
}
