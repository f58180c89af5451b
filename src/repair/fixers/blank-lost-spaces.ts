/**
 * Damage: a no-break space has no code in GBK, so that an encoder wrote `?` in its place: indents,
 * ends of paragraphs, empty lines, `0?` in cells.
 * Seen: real/specimen-2023.txt (all 271 question marks).
 * Leaves alone: a mark between two characters, where a real character was lost; a question's own mark; garbled lines.
 * Known limit: behind a word a mark counts as a space only where the document has several other ones.
 */
import type { Certainty } from '../../document/index.js'
import type { Find, Fixer } from '../fixer.js'
import { qualityOf } from '../mojibake/quality.js'

/** Marks in places where no writer puts one: at the start of a line, alone in it, beside a figure. */
type OutOfPlace = number

const MARKS = /\?+/g
const BLANK = /[\s\u3000]/
/** Characters after which a sentence or a figure is over. */
const CLOSING = /[。；;：:，,、）)】》”"'’0-9０-９%％／/—-]/
const FIGURES_ONLY = /^[-+0-9.,%\s\u3000?／/—]*$/
const QUESTION_WORDS = /[吗呢么嗎麼哪谁誰何怎幾]|什么|什麼|是否|能否|可否|多少|几[个次件]/
const SEVERAL = 5

export const blankLostSpaces: Fixer<OutOfPlace> = {
  id: 'blank-lost-spaces',
  title: { zh: '把问号还原为空格', en: 'Turns question marks back into spaces' },
  reasons: {
    'line-of-marks': { zh: '整行只有问号，原为不间断空格', en: 'the line holds nothing else; these were no-break spaces' },
    indent: { zh: '行首的问号原为缩进用的不间断空格', en: 'marks at the start of a line were the spaces of its indent' },
    'beside-a-figure': { zh: '数字旁的问号原为不间断空格', en: 'a mark beside a figure was a no-break space' },
    'end-of-line': { zh: '行末的问号原为不间断空格', en: 'marks at the end of a line were no-break spaces' },
  },
  survey(texts) {
    let count = 0
    for (const text of texts) for (const { why } of marksOf(text)) if (why !== 'behind-a-word') count++
    return count
  },
  find(text, outOfPlace) {
    const finds: Find[] = []
    const certainty: Certainty = outOfPlace >= SEVERAL ? 'certain' : 'likely'
    for (const { at, before, why } of marksOf(text)) {
      if (why === 'behind-a-word' && outOfPlace < SEVERAL) continue
      const reason = why === 'behind-a-word' ? 'end-of-line' : why
      finds.push({
        at,
        before,
        after: ' '.repeat(before.length),
        why: reason,
        certainty: why === 'behind-a-word' ? 'likely' : certainty,
      })
    }
    return finds
  },
  examples: [
    { before: '??????', after: '      ' },
    { before: '????平川县财政局', after: '    平川县财政局' },
    { before: '0?', after: '0 ' },
    { before: '?0', after: ' 0' },
    { before: '以上事项均已办结。???', after: '以上事项均已办结。   ' },
    { before: '0? 0? 12 ?', after: '0  0  12  ' },
  ],
  leavesAlone: [
    '如何申请政府信息公开?',
    '李?同志',
    '网址 http://www.example.org/a?id=3',
    '3?5',
    '真的吗??',
    '王?',
    '是否收费?',
    '??箏????箇??蝞∠',
    '他问“为什么”?',
  ],
}

interface Marks {
  readonly at: number
  readonly before: string
  readonly why: 'line-of-marks' | 'indent' | 'beside-a-figure' | 'end-of-line' | 'behind-a-word'
}

function* marksOf(text: string): Generator<Marks> {
  if (!text.includes('?')) return
  let start = 0
  for (const line of text.split('\n')) {
    if (line.includes('?') && qualityOf(line) >= 0) yield* marksOfLine(line, start)
    start += line.length + 1
  }
}

function* marksOfLine(line: string, start: number): Generator<Marks> {
  const figures = FIGURES_ONLY.test(line)
  const first = line.search(/[^\s\u3000?]/)
  const last = lastWordEnd(line)
  const asks = QUESTION_WORDS.test(line)
  for (const { 0: before, index } of line.matchAll(MARKS)) {
    const at = start + index
    const next = line.charAt(index + before.length)
    const previous = line.charAt(index - 1)
    if (first === -1) yield { at, before, why: 'line-of-marks' }
    else if (index < first) yield { at, before, why: figures ? 'beside-a-figure' : 'indent' }
    else if (figures) {
      if (next === '' || BLANK.test(next) || BLANK.test(previous)) yield { at, before, why: 'beside-a-figure' }
    } else if (index >= last) {
      if (BLANK.test(previous) || (!asks && CLOSING.test(previous))) yield { at, before, why: 'end-of-line' }
      else if (!asks && isWord(previous)) yield { at, before, why: 'behind-a-word' }
    }
  }
}

/** The offset behind the last character that is neither blank nor a mark. */
function lastWordEnd(line: string): number {
  let end = line.length
  while (end > 0 && /[\s\u3000?]/.test(line.charAt(end - 1))) end--
  return end
}

const isWord = (character: string) => /[\p{Script=Han}A-Za-z]/u.test(character)
