/** A clause of a squeezed sentence, between `，；。：`; offsets count in the sentence. */
export interface Clause {
  readonly text: string
  readonly from: number
  /** Stands in brackets, beside the clause before it. */
  readonly bracketed: boolean
}

const BREAK = /[，；。！？]/

/**
 * Clauses in reading order. What stands in brackets is taken out of its clause and follows it as clauses
 * of its own; in the clause its place is kept by as many spaces, so that offsets stay true.
 */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = []
  let brackets: Clause[] = []
  let text = ''
  let from = 0
  const close = (at: number) => {
    if (text.trim() !== '') clauses.push({ text, from, bracketed: false })
    clauses.push(...brackets)
    brackets = []
    text = ''
    from = at
  }
  for (let at = 0; at < sentence.length; at++) {
    const char = sentence.charAt(at)
    if (char === '（') {
      const end = endOfBracket(sentence, at)
      brackets.push(...split(sentence.slice(at + 1, end), at + 1))
      text += ' '.repeat(end + 1 - at)
      at = end
    } else if (BREAK.test(char)) close(at + 1)
    else text += char
  }
  close(sentence.length)
  return clauses
}

/** Longest remark in brackets; an unclosed bracket ends there too, so that hostile text is read once. */
const LONGEST_BRACKET = 200

function endOfBracket(sentence: string, at: number): number {
  const end = sentence.slice(at, at + LONGEST_BRACKET).indexOf('）')
  return end < 0 ? at : at + end
}

function split(text: string, from: number): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !BREAK.test(text.charAt(at))) continue
    if (at > start) clauses.push({ text: text.slice(start, at), from: from + start, bracketed: true })
    start = at + 1
  }
  return clauses
}
