/**
 * Damage: characters without width or ink stand inside words and figures: zero-width spaces, byte order
 * marks, soft hyphens, marks of writing direction, control characters. Old line separators become `\n`.
 * Seen: pages copied from editors (`domain.md` F.8).
 * Leaves alone: every blank, and the joiners inside emoji.
 * Known limit: U+0080 to U+009F stay, since they may be bytes of a misread text.
 */
import type { Find, Fixer } from '../fixer.js'

const INVISIBLE =
  /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f]+|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d+/gu
const LINE_BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g

export const dropInvisibleCharacters: Fixer = {
  id: 'drop-invisible-characters',
  title: { zh: '删去不可见字符', en: 'Drops invisible characters' },
  reasons: {
    'no-ink': { zh: '字符不占位置，也看不见', en: 'these characters have neither width nor ink' },
    'old-line-break': { zh: '旧式换行符', en: 'an old sign for a line break' },
  },
  find(text) {
    const finds: Find[] = []
    for (const { 0: before, index: at } of text.matchAll(INVISIBLE))
      finds.push({ at, before, after: '', why: 'no-ink', certainty: 'certain' })
    for (const { 0: before, index: at } of text.matchAll(LINE_BREAK))
      finds.push({ at, before, after: '\n', why: 'old-line-break', certainty: 'certain' })
    return finds.sort((a, b) => a.at - b.at)
  },
  examples: [
    { before: '\ufeff政府\u200b信息', after: '政府信息' },
    { before: '1\u00ad2\u202c件', after: '12件' },
    { before: '第一行\u2028第二行\r\n第三行', after: '第一行\n第二行\n第三行' },
  ],
  leavesAlone: ['规章 \u00a0\u3000\u2002 0', '👨\u200d👩\u200d👧', '\u0081\u009f', '第一行\n第二行\t栏'],
}
