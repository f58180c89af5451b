import { COMPOUNDS, PHRASES } from './tables/words.js'

/** Marks of a text that was converted by phrase, and of one that was converted by character. */
const BY_PHRASE = /資訊公開|政府資訊|政務資訊/
const BY_CHARACTER = /信息公[開开]|政府信息|政[務务]信息/

/** Whether words were converted and not only characters; a text with both kinds of mark counts as by character. */
export function isByPhrase(texts: readonly string[]): boolean {
  return texts.some((text) => BY_PHRASE.test(text)) && !texts.some((text) => BY_CHARACTER.test(text))
}

export const foldCompounds = replacer(COMPOUNDS)
export const foldPhrases = replacer(PHRASES)

/** Replaces the words of a table; where two begin alike, the longer one. */
function replacer(table: readonly (readonly [string, string])[]): (text: string) => string {
  const words = new Map(table)
  const pattern = new RegExp([...words.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')
  return (text) => text.replace(pattern, (word) => words.get(word) ?? word)
}
