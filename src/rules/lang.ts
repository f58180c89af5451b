/** The languages that messages to people exist in. */
export type Lang = 'zh' | 'en'

/** A text in both languages. */
export interface InBothLanguages {
  readonly zh: string
  readonly en: string
}
