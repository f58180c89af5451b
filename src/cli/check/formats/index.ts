import type { Lang } from '../../../pipeline/index.js'
import { paintFor } from '../../paint.js'
import type { Format } from '../checked.js'
import { htmlFormat } from './html.js'
import { jsonFormat } from './json.js'
import { markdownFormat } from './markdown.js'
import { sarifFormat } from './sarif.js'
import { textFormat } from './text.js'

export const FORMATS = ['text', 'json', 'sarif', 'markdown', 'html'] as const

export type FormatName = (typeof FORMATS)[number]

/** Lines for a terminal are folded here at the latest: longer ones are hard to follow. */
const WIDEST = 100

/** The format of that name, for standard output as it is. Lines are folded only for a person at a terminal. */
export function formatOf(name: FormatName, lang: Lang): Format {
  if (name === 'json') return jsonFormat()
  if (name === 'sarif') return sarifFormat(lang)
  if (name === 'markdown') return markdownFormat(lang)
  if (name === 'html') return htmlFormat(lang)
  const { isTTY, columns } = process.stdout
  return textFormat(lang, paintFor(process.stdout, process.env), isTTY ? Math.min(columns || WIDEST, WIDEST) : null)
}
