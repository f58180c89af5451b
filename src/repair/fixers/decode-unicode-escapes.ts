/**
 * Damage: characters written as `\u5e74` or `%u5E74`, as scripts and JSON do, were never turned back.
 * Seen: data of site back ends (`domain.md` F.8).
 * Leaves alone: paths (C:\users), percent signs, runs of escapes that hold no Chinese at all.
 * Known limit: an escape of which a digit was lost stays.
 */
import type { Find, Fixer } from '../fixer.js'

const RUN = /(?:(?:\\{1,2}|%)u[0-9a-fA-F]{4})+/g
const ONE = /u([0-9a-fA-F]{4})/g
const CHINESE = /[\p{Script=Han}\u2010-\u203b\u3000-\u303f\uff00-\uffef]/u
const UNPAIRED = /\p{Surrogate}/u
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

export const decodeUnicodeEscapes: Fixer = {
  id: 'decode-unicode-escapes',
  title: { zh: '还原 \\u 转义字符', en: 'Decodes \\u and %u escapes' },
  reasons: { 'escaped-characters': { zh: '汉字以转义形式出现', en: 'Chinese characters stand in the text as escapes' } },
  mayChangeDigits: true,
  find(text) {
    const finds: Find[] = []
    for (const { 0: before, index: at } of text.matchAll(RUN)) {
      const after = before
        .replace(/(?:\\{1,2}|%)(?=u)/g, '')
        .replace(ONE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      if (!CHINESE.test(after) || UNPAIRED.test(after) || CONTROL.test(after)) continue
      finds.push({ at, before, after, why: 'escaped-characters', certainty: 'certain' })
    }
    return finds
  },
  examples: [
    { before: '2023\\u5e74\\u5ea6\\u62a5\\u544a', after: '2023年度报告' },
    { before: '%u5E74%u5EA6', after: '年度' },
    { before: '\\\\u603b\\\\u8ba1', after: '总计' },
  ],
  leavesAlone: ['C:\\users\\data', '完成率100%u', '\\u0041\\u0042', '文件名\\u目录', '%E5%B9%B4', '\\ud83d'],
}
