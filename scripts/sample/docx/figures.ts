/** DOCX variants that differ in how figures are written. */
import type { NumberStyle } from '../cell-text.js'
import type { Variant } from '../variant.js'
import { documentBody } from './document.js'
import { docxBytes } from './package.js'

function figures(name: string, shows: string, numbers: NumberStyle): Variant {
  return {
    name,
    shows,
    numbers,
    print: (record) => docxBytes({ body: documentBody(record, { numbers }), title: record.title.join('') }),
  }
}

export const figureVariants: readonly Variant[] = [
  figures('blank-zero', 'an ideographic space where a figure is 0', { zero: '', blank: '\u3000' }),
  figures('empty-zero', 'nothing at all where a figure is 0', { zero: '' }),
  figures('dash-zero', 'a dash where a figure is 0', { zero: '—' }),
  figures('full-width', 'full-width digits', { digits: 'full-width' }),
  figures('thousands', 'commas between thousands', { thousands: ',' }),
]
