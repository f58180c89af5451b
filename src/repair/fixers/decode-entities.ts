/**
 * Damage: character references were escaped once more than they were decoded, `&#24180;`,
 * `&amp;nbsp;`, `&amp;amp;ldquo;`, and stand in the text.
 * Seen: data of site back ends (`domain.md` F.8).
 * Leaves alone: `&` in names (R&D), unknown names, a single `&lt;` or `&gt;`, which may be meant.
 * Known limit: references without their semicolon stay.
 */
import type { Find, Fixer } from '../fixer.js'
import { ENTITIES } from '../tables/entities.js'

const REFERENCE = /&((?:amp;|#0*38;|#x0*26;)*)(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g
/** These may be written on purpose in a text about markup; escaped twice they are not. */
const MARKUP = new Set(['lt', 'gt', 'quot', 'apos'])
const FIRST_PRINTABLE = 0xa0

export const decodeEntities: Fixer = {
  id: 'decode-entities',
  title: { zh: '还原字符实体', en: 'Decodes character references' },
  reasons: {
    'escaped-reference': { zh: '字符实体未被还原', en: 'a character reference stands in the text undecoded' },
    'escaped-twice': { zh: '字符实体被重复转义', en: 'a character reference was escaped more than once' },
  },
  mayChangeDigits: true,
  find(text) {
    if (!text.includes('&')) return []
    const finds: Find[] = []
    for (const { 0: before, 1: escapes = '', 2: decimal, 3: hexadecimal, 4: name = '', index: at } of text.matchAll(REFERENCE)) {
      if (escapes === '' && MARKUP.has(name)) continue
      const after = decimal
        ? numbered(Number(decimal))
        : hexadecimal
          ? numbered(Number.parseInt(hexadecimal, 16))
          : ENTITIES.get(name)
      if (after === undefined) continue
      finds.push({ at, before, after, why: escapes === '' ? 'escaped-reference' : 'escaped-twice', certainty: 'certain' })
    }
    return finds
  },
  examples: [
    { before: '2023&#24180;&#x5E74;度', after: '2023年年度' },
    { before: '&amp;ldquo;三公&amp;amp;rdquo;经费', after: '“三公”经费' },
    { before: '&amp;#24180;度报告', after: '年度报告' },
    { before: '规章&nbsp;0', after: '规章\u00a00' },
  ],
  leavesAlone: ['R&D经费', 'A&B;C', '标签&lt;p&gt;的说明', '&unknown;', '&#0;&#55296;'],
}

/** The character of that number; controls, surrogates and what is beyond Unicode are none. */
function numbered(code: number): string | undefined {
  const control = code < 0x20 || (code >= 0x7f && code < FIRST_PRINTABLE)
  if (control || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  return String.fromCodePoint(code)
}
