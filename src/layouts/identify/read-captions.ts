import type { ParsedDocument } from '../../document/index.js'
import { hanNumber } from '../read-number.js'
import type { Caption } from '../report.js'
import { compactText } from './compact.js'

/** Captions 表一, 表2 that stand on a line of their own, in order. */
export function readCaptions(document: ParsedDocument): Caption[] {
  return document.blocks.flatMap((block) => {
    if (block.type === 'table' || block.furniture) return []
    const compact = compactText(block.text, block.place)
    const found = /^附?表([一二三四五六七八九十]|\d{1,2})[:：、]?$/u.exec(compact.text)
    const number = found ? (/\d/.test(found[1] as string) ? Number(found[1]) : hanNumber(found[1] as string)) : null
    return number === null ? [] : [{ number, seen: block.text.now.trim(), place: block.place }]
  })
}
