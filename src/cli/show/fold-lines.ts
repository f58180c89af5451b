/** Colours and other commands to the terminal, which take no room. */
const COMMAND = /\u001B\[[0-9;]*m/y

/** Characters that take two columns: Han, kana, full-width forms, Chinese punctuation. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u

/** What must not begin a line. */
const CLOSING = /[，。；：、！？”）》】,.;:!?)\]}]/

/** Folds each line at `width` columns; what follows stands under the first word, two columns further in. */
export function foldLines(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => foldLine(line, width))
    .join('\n')
}

function foldLine(line: string, width: number): string {
  const indent = ' '.repeat((/^ */.exec(line)?.[0].length ?? 0) + 2)
  let folded = ''
  let column = 0
  for (const word of pieces(line)) {
    const wide = widthOf(word)
    if (column + wide > width && column > indent.length && !CLOSING.test(word[0] ?? '')) {
      folded = `${folded.trimEnd()}\n${indent}`
      column = indent.length
      if (word.trim() === '') continue
    }
    folded += word
    column += wide
  }
  return folded
}

/** A line may be broken around each wide character and around spaces, never inside a word or a command. */
function pieces(line: string): string[] {
  const found: string[] = []
  let word = ''
  for (let at = 0; at < line.length; ) {
    COMMAND.lastIndex = at
    const command = COMMAND.exec(line)?.[0]
    const character = command ?? String.fromCodePoint(line.codePointAt(at) as number)
    at += character.length
    if (command || (character !== ' ' && !WIDE.test(character))) word += character
    else {
      if (word !== '') found.push(word)
      word = ''
      found.push(character)
    }
  }
  return word === '' ? found : [...found, word]
}

function widthOf(word: string): number {
  let width = 0
  for (const character of word.replace(/\u001B\[[0-9;]*m/g, '')) width += WIDE.test(character) ? 2 : 1
  return width
}
