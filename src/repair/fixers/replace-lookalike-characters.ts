/**
 * Damage: fonts of PDF files give radicals and compatibility characters in place of the characters
 * they look like: ⼀ for 一, ⻚ for 页, U+F98E for 年.
 * Seen: text layers of published PDF files (`domain.md` F.6).
 * Leaves alone: ①, ㈠, ㎡, full-width letters, signs and figures: what NFKC makes of them says something else.
 * Known limit: radicals that are only parts of characters (亻, 氵 in their radical form) stay.
 */
import type { Find, Fixer } from '../fixer.js'
import { RADICALS } from '../tables/radicals.js'

const LOOKALIKE = /[\u2e80-\u2fd5\uf900-\ufad9]/g
const radicals = new Map((RADICALS.match(/[^\n]{2}/g) ?? []).map(([radical, character]) => [radical, character]))

export const replaceLookalikeCharacters: Fixer = {
  id: 'replace-lookalike-characters',
  title: { zh: '把部首字符换成通用汉字', en: 'Replaces radicals and compatibility characters' },
  reasons: {
    'looks-like-it': {
      zh: '字体给出的是形近的部首或兼容字符',
      en: 'the font gave a radical or compatibility character that looks the same',
    },
  },
  find(text) {
    const finds: Find[] = []
    for (const { 0: before, index: at } of text.matchAll(LOOKALIKE)) {
      const after = radicals.get(before) ?? before.normalize('NFKC')
      if (after !== before) finds.push({ at, before, after, why: 'looks-like-it', certainty: 'certain' })
    }
    return finds
  },
  examples: [
    { before: '⼀、⾏政机关⼯作⼈员', after: '一、行政机关工作人员' },
    { before: '⻚⻅⻓⺠⻔', after: '页见长民门' },
    { before: '\uf98e度\uf9ba解', after: '年度了解' },
  ],
  leavesAlone: ['①㈠⒈㎡１２（％', '亻氵', '一丨丶'],
}
