import type { Fixer } from '../fixer.js'
import { blankLostSpaces } from './blank-lost-spaces.js'
import { closeSpacedWords } from './close-spaced-words.js'
import { decodeEntities } from './decode-entities.js'
import { decodePercentEscapes } from './decode-percent-escapes.js'
import { decodeUnicodeEscapes } from './decode-unicode-escapes.js'
import { dropInjectedPinyin } from './drop-injected-pinyin.js'
import { dropInvisibleCharacters } from './drop-invisible-characters.js'
import { rejoinSplitCharacters } from './rejoin-split-characters.js'
import { replaceFontBullets } from './replace-font-bullets.js'
import { replaceLookalikeCharacters } from './replace-lookalike-characters.js'
import { rereadDoubleBytes } from './reread-double-bytes.js'
import { rereadSingleBytes } from './reread-single-bytes.js'
import { restoreDateSeparators } from './restore-date-separators.js'
import { restoreDocumentNumbers } from './restore-document-numbers.js'
import { restorePhoneHyphens } from './restore-phone-hyphens.js'

/**
 * All fixers in the order in which they run. What lies deeper goes first: containers before bytes,
 * bytes before characters, characters before what was left out between them. Invisible characters go
 * after the bytes, because some of them are bytes; telephones before dates, which are their evidence.
 */
export const FIXERS: readonly Fixer[] = [
  decodeEntities,
  decodeUnicodeEscapes,
  decodePercentEscapes,
  rereadSingleBytes,
  rereadDoubleBytes,
  rejoinSplitCharacters,
  dropInjectedPinyin,
  blankLostSpaces,
  dropInvisibleCharacters,
  replaceLookalikeCharacters,
  replaceFontBullets,
  closeSpacedWords,
  restorePhoneHyphens,
  restoreDateSeparators,
  restoreDocumentNumbers,
]
