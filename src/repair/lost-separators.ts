/**
 * Signs that a site dropped single characters from this document: they let a fixer read a run of digits
 * that could otherwise be meant as it stands.
 */
const DATE_WITHOUT_SEPARATORS = /(?<![0-9])(?:19|20)[0-9]{2}(?:[0-9]{2,4}日|[0-9]{1,2}月[0-9]{1,2}日)/
const NUMBER_WITHOUT_BRACKET =
  /[〔﹝［【](?:19|20)[0-9]{2}[0-9]{1,4}(?:号|號|[\s，。；、]|$)|[发發函办辦字规規](?:19|20)[0-9]{2}[〕﹞］】]/

export function showsLostSeparators(texts: readonly string[]): boolean {
  return texts.some((text) => DATE_WITHOUT_SEPARATORS.test(text) || NUMBER_WITHOUT_BRACKET.test(text))
}
