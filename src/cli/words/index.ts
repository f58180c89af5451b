import type { Lang } from '../../pipeline/index.js'
import { en } from './en.js'
import type { Words } from './words.js'
import { zh } from './zh.js'

export type { Totals, Words } from './words.js'

/** What the command line says, by language. */
export const WORDS: Readonly<Record<Lang, Words>> = { zh, en }
