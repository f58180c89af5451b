/**
 * Damage: bytes of UTF-8, GBK or Big5 were read one by one as Latin-1 or windows-1252, `æ”¿åºœ`,
 * also twice over, also with the five bytes lost that windows-1252 does not have.
 * Seen: real/mojibake.jsonl (utf8-as-cp1252, gbk-as-latin1).
 * Leaves alone: accents of foreign names, ordinary punctuation, damage that is shown in quotes.
 * Known limit: a character that lost a byte stays lost and becomes U+FFFD; GBK of one character stays.
 */
import type { Fixer } from '../fixer.js'
import { findMisread, reasonsFor } from '../mojibake/find-misread.js'
import { mendSingle } from '../mojibake/mend.js'

/** Two characters from the upper half of Latin-1, or one and a special of windows-1252. */
const SUSPECT = /[\u0080-\u00ff][\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd]|[\u00a1-\u00ff][\u0040-\u007e][\u00a1-\u00ff]/

export const rereadSingleBytes: Fixer = {
  id: 'reread-single-bytes',
  title: { zh: '还原按单字节误读的文字', en: 'Rereads text that was read byte by byte' },
  reasons: reasonsFor(['utf8-read-as-latin1', 'gbk-read-as-latin1', 'big5-read-as-latin1']),
  find: (text) => (SUSPECT.test(text) ? findMisread(text, (line) => mendSingle(line)) : []),
  examples: [
    { before: 'æ\u0094¿åº\u009cä¿¡æ\u0081¯å\u0085¬å¼\u0080', after: '政府信息公开' },
    { before: '2023Äê1ÔÂ1ÈÕ', after: '2023年1月1日' },
    { before: 'ÐÐÕþ¸´Òé', after: '行政复议' },
    { before: '¬F©²¸ê°T¤½¶}¥Ó½Ð', after: '政府資訊公開申請' },
    { before: 'Ã¥Â¹Â´Ã¥ÂºÂ¦Ã¦Â\u008aÂ¥Ã¥Â\u0091Â\u008a', after: '年度报告' },
  ],
  leavesAlone: ['São Paulo、Élève、naïve café', '面积12×8，25℃±2°', '页面出现“æ”¿åºœ”，现已改正', 'Ångström、Zürich、señor'],
}
