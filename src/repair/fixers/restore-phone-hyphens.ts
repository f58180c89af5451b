/**
 * Damage: the hyphen vanished from a telephone number, `05987500615`.
 * Seen: real/pages.jsonl and official pages that lost other single characters too (`domain.md` F.4).
 * Leaves alone: numbers in documents that lost nothing else, since many people write them so; mobile numbers.
 * Known limit: an extension that was appended without its hyphen stays with the number.
 */
import type { Find, Fixer } from '../fixer.js'
import { showsLostSeparators } from '../lost-separators.js'

/** 010 and 02x stand before eight digits, all other area codes have four and stand before seven or eight. */
const NUMBER =
  /((?:电话|電話|传真|傳真|热线|熱線|联系方式)[^0-9\n]{0,8})(01[0-9]|02[0-9]|0[3-9][0-9]{2})([2-8][0-9]{6,7})(?![0-9])/g
const SHORT_CODE = 3
const LONG_NUMBER = 8

export const restorePhoneHyphens: Fixer<boolean> = {
  id: 'restore-phone-hyphens',
  title: { zh: '补回电话号码中的连字符', en: 'Restores the hyphen in telephone numbers' },
  reasons: {
    'area-code-and-number': { zh: '区号与号码之间的连字符丢失', en: 'the hyphen between area code and number was lost' },
  },
  survey: showsLostSeparators,
  find(text, lostElsewhere) {
    if (!lostElsewhere) return []
    const finds: Find[] = []
    for (const { 1: lead = '', 2: code = '', 3: number = '', index } of text.matchAll(NUMBER)) {
      if (code.length === SHORT_CODE && number.length !== LONG_NUMBER) continue
      finds.push({
        at: index + lead.length,
        before: code + number,
        after: `${code}-${number}`,
        why: 'area-code-and-number',
        certainty: 'likely',
      })
    }
    return finds
  },
  examples: [{ before: '发布于2024111日，联系电话：052784368216', after: '发布于2024111日，联系电话：0527-84368216' }],
  leavesAlone: ['联系电话：052784368216', '截至20231231日，手机13812345678', '截至20231231日，账号05278436821612'],
}
