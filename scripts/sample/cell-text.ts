/** How a cell's content is printed in a style, and what a reader of that print should say. */
import type { CellContent, CellState } from './record.js'

export interface NumberStyle {
  /** What stands for the number 0. */
  readonly zero?: '0' | '' | '-' | '/' | '—' | '无'
  readonly digits?: 'ascii' | 'full-width'
  readonly thousands?: '' | ',' | '，'
  /** What an empty cell holds. */
  readonly blank?: '' | '\u00a0' | '\u3000'
}

export interface CellTruth {
  readonly value: number | null
  readonly state: CellState
  readonly note?: string
  /** The print loses what the cell says, so that `unreadable` is as right as the value. */
  readonly unreadableAllowed?: true
}

/** The text of a cell. */
export function cellText(content: CellContent, style: NumberStyle = {}): string {
  if (typeof content === 'object') return content.print
  if (content === '') return style.blank ?? ''
  if (typeof content === 'string') return content
  if (content === 0 && style.zero !== undefined) return style.zero === '' ? (style.blank ?? '') : style.zero
  const [whole = '', decimals] = String(content).split('.')
  const grouped = style.thousands ? whole.replace(/\B(?=(\d{3})+$)/g, style.thousands) : whole
  const text = decimals === undefined ? grouped : `${grouped}.${decimals}`
  return style.digits === 'full-width'
    ? text.replace(/[0-9.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    : text
}

/** What a reader should say of that text. */
export function cellTruth(content: CellContent, style: NumberStyle = {}): CellTruth {
  if (typeof content === 'object')
    return { value: content.value, state: content.state, ...(content.note === undefined ? {} : { note: content.note }) }
  const shown = content === 0 && style.zero !== undefined && style.zero !== '0' ? style.zero : content
  if (typeof shown === 'number') return { value: shown, state: 'value' }
  if (shown === '') return { value: null, state: 'blank' }
  if (shown === '无') return { value: null, state: 'none' }
  return { value: null, state: 'dash' }
}

/** The number a cell stands for in a sum: blanks and signs for nothing count as 0. */
export function amountOf(content: CellContent | undefined): number {
  if (typeof content === 'number') return content
  return typeof content === 'object' ? (content.value ?? 0) : 0
}
