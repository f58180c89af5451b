/**
 * Damage: UTF-8 written as percent signs and bytes, `%E4%BF%A1%E6%81%AF`, also with its percent signs
 * escaped again (`%25E4`), stands in the text, as names of files and titles taken from addresses do.
 * Seen: data of site back ends.
 * Leaves alone: addresses, where it belongs; percentages; bytes that are no UTF-8 or no Chinese.
 * Known limit: GBK written so stays, because a few of its bytes prove nothing.
 */
import type { Find, Fixer } from '../fixer.js'

/** Addresses are ASCII from end to end, and so is what surrounds an escape that is part of one. */
const WORD = /[!-~]+/g
const RUN = /(?:%(?:25){0,2}[0-9a-fA-F]{2})+/g
const ESCAPED_AGAIN = /%(?:25){1,2}(?=[89a-fA-F][0-9a-fA-F])/g
/** What an address has before its first escape: a scheme, a path, a query. */
const ADDRESS = /^[^%]*(?:[/?&=#@]|www\.)/i
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

export const decodePercentEscapes: Fixer = {
  id: 'decode-percent-escapes',
  title: { zh: '还原百分号编码的文字', en: 'Decodes percent-encoded text' },
  reasons: { 'percent-encoded': { zh: '汉字以百分号编码出现', en: 'Chinese characters stand in the text percent-encoded' } },
  mayChangeDigits: true,
  find(text) {
    if (!text.includes('%')) return []
    const finds: Find[] = []
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!word.includes('%') || ADDRESS.test(word)) continue
      for (const { 0: before, index: at } of word.matchAll(RUN)) {
        const after = decoded(before.replace(ESCAPED_AGAIN, '%'))
        if (after !== undefined) finds.push({ at: index + at, before, after, why: 'percent-encoded', certainty: 'certain' })
      }
    }
    return finds
  },
  examples: [
    { before: '%E4%BF%A1%E6%81%AF%E5%85%AC%E5%BC%80', after: '信息公开' },
    { before: '附件：2023%e5%b9%b4%e6%8a%a5.pdf', after: '附件：2023年报.pdf' },
    { before: '%25E6%2580%25BB%25E8%25AE%25A1', after: '总计' },
  ],
  leavesAlone: [
    'https://www.example.org/s?q=%E4%BF%A1%E6%81%AF',
    '/upload/%E5%B9%B4%E6%8A%A5.pdf',
    '完成率100%，同比增长25%',
    '%D5%FE%B8%AE',
    '%C3%A9t%C3%A9',
    '%E4%BF',
  ],
}

/** The text of the escapes, or undefined where it is no UTF-8 or holds no Chinese. */
function decoded(escapes: string): string | undefined {
  try {
    const text = decodeURIComponent(escapes)
    return CHINESE.test(text) && !CONTROL.test(text) ? text : undefined
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
