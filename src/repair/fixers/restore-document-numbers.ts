/**
 * Damage: a bracket or 号 vanished from the number of a document, `国办发﹝201724号`.
 * Seen: real/pages.jsonl (〔201864号, 〔202130, 闽政办2018〕43号).
 * Leaves alone: numbers that are whole; years and figures without any bracket.
 * Known limit: a number that lost both brackets stays.
 */
import type { Find, Fixer } from '../fixer.js'

const CLOSING_LOST = /([〔﹝［【[（(])((?:19|20)[0-9]{2})([1-9][0-9]{0,3})(号|號|(?=[\s，。；、》”]|$))/g
const OPENING_LOST = /(?<=[发發函办辦字规規文综])((?:19|20)[0-9]{2})([〕﹞］】])(?=[1-9][0-9]{0,3}[号號])/g
/** The codes of issuing bodies end so; without one, brackets around a figure are no number. */
const CODE_BEFORE = /[发發函办辦字规規文综令告]$/
const PAIRS = new Map(['〔〕', '﹝﹞', '［］', '【】', '[]', '（）', '()'].map(([open = '', close = '']) => [open, close]))
const OPENINGS = new Map([...PAIRS].map(([open, close]) => [close, open]))

export const restoreDocumentNumbers: Fixer = {
  id: 'restore-document-numbers',
  title: { zh: '补回文号中丢失的括号和“号”', en: 'Restores brackets and 号 in document numbers' },
  reasons: {
    'number-without-bracket': { zh: '文号缺少一个括号', en: 'a bracket is missing in the number of a document' },
    'number-cut-off': { zh: '文号缺少括号和“号”字', en: 'a bracket and 号 are missing in the number of a document' },
  },
  find(text) {
    const finds: Find[] = []
    for (const { 0: before, 1: open = '', 2: year = '', 3: serial = '', 4: ending = '', index: at } of text.matchAll(
      CLOSING_LOST,
    )) {
      const whole = ending !== ''
      if (!whole && !CODE_BEFORE.test(text.slice(0, at).slice(-1))) continue
      const after = `${open}${year}${PAIRS.get(open)}${serial}${whole ? ending : '号'}`
      finds.push({
        at,
        before,
        after,
        why: whole ? 'number-without-bracket' : 'number-cut-off',
        certainty: whole ? 'certain' : 'likely',
      })
    }
    for (const { 0: before, 2: close = '', index: at } of text.matchAll(OPENING_LOST)) {
      finds.push({ at, before, after: `${OPENINGS.get(close)}${before}`, why: 'number-without-bracket', certainty: 'certain' })
    }
    return finds.sort((a, b) => a.at - b.at)
  },
  examples: [
    { before: '中办发﹝20168号、国办发﹝201724号', after: '中办发﹝2016﹞8号、国办发﹝2017﹞24号' },
    { before: '国办公开办函〔202130', after: '国办公开办函〔2021〕30号' },
    { before: '闽政办2018〕43号', after: '闽政办〔2018〕43号' },
  ],
  leavesAlone: ['国办公开办函〔2021〕30号', '（2021）12号', '（20231）', '共〔201812', '2018〕43号', '(2023年)'],
}
