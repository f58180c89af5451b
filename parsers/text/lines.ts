/** The lines of a text, as an editor counts them: ended by LF, CR LF or CR. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

/** A text without ASCII blanks at its edges. By hand: the pattern for it is quadratic on long runs. */
export function withoutBlankEdges(text: string): string {
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t'
  let from = 0
  let to = text.length
  while (from < to && isBlank(from)) from++
  while (to > from && isBlank(to - 1)) to--
  return text.slice(from, to)
}
