/**
 * Damage: blanks inside a word of the form, `总 计`, `反复 申请`, put there to spread it over its cell
 * or left by a line break.
 * Seen: real/pages.jsonl (商业 企业), cells set in vertical writing (`domain.md` F.7).
 * Leaves alone: all other words and names (王 伟); a short word that touches its neighbours.
 * Known limit: only words of the forms are known; line breaks inside a cell stay.
 */
import type { Find, Fixer } from '../fixer.js'
import { FORM_WORDS } from '../tables/form-words.js'

const BLANKS = /[ \u00a0\u2002-\u200a\u3000]+/g
const BLANK_INSIDE = /[\p{Script=Han}、][ \u00a0\u2002-\u200a\u3000]+[\p{Script=Han}、]/u
const WORD = new RegExp([...FORM_WORDS].sort((a, b) => b.length - a.length).join('|'), 'g')
/** A word this short may come about by chance where two other words meet (法规 章节). */
const SHORT = 3

export const closeSpacedWords: Fixer = {
  id: 'close-spaced-words',
  title: { zh: '合拢词中的空格', en: 'Closes blanks inside words of the forms' },
  reasons: { 'blank-inside-a-word': { zh: '表格固定用语中间有空格', en: 'a blank stands inside a fixed word of the form' } },
  find(text) {
    if (!BLANK_INSIDE.test(text)) return []
    const { solid, offsets } = withoutBlanks(text)
    const finds: Find[] = []
    for (const { 0: word, index } of solid.matchAll(WORD)) {
      const from = offsets[index] as number
      const to = (offsets[index + word.length - 1] as number) + 1
      if (to - from === word.length || (word.length <= SHORT && !standsFree(text, from, to))) continue
      finds.push({ at: from, before: text.slice(from, to), after: word, why: 'blank-inside-a-word', certainty: 'certain' })
    }
    return finds
  },
  examples: [
    { before: '总 计', after: '总计' },
    { before: '无正当理由大量反复 申请', after: '无正当理由大量反复申请' },
    { before: '商业 企业\u3000科研 机构', after: '商业企业\u3000科研机构' },
  ],
  leavesAlone: ['王 伟', '有关法规 章节', '第一 部分', '科室 人员 其 中', '规章 其他'],
}

function withoutBlanks(text: string): { solid: string; offsets: number[] } {
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) if (text.charAt(at).replace(BLANKS, '') !== '') offsets.push(at)
  return { solid: text.replace(BLANKS, ''), offsets }
}

function standsFree(text: string, from: number, to: number): boolean {
  const touches = (character: string) => /\p{Script=Han}/u.test(character)
  return !touches(text.charAt(from - 1)) && !touches(text.charAt(to))
}
