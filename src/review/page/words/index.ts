export { Language, useLanguage, useSay, useWords } from './language.js'
export type { Words } from './zh.js'
