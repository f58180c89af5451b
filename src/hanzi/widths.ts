/**
 * Characters that are others in disguise, for matching: full-width digits and letters, the Kangxi
 * radicals and the compatibility ideographs. Full-width punctuation stays, because （ and ( are told
 * apart elsewhere; circled and bracketed numbers stay, because NFKC would turn ① into 1.
 */
const DISGUISED = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2f00-\u2fd5\uf900-\ufa6d\ufa70-\ufad9]/g

export function plainForms(text: string): string {
  return text.replace(DISGUISED, (character) => character.normalize('NFKC'))
}
