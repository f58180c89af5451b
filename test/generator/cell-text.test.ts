import { describe, expect, it } from 'vitest'
import { cellText, cellTruth } from '../../scripts/sample/cell-text.js'

describe('cellText', () => {
  it.each([
    [1234567, { thousands: ',' }, '1,234,567'],
    [318.46, { thousands: ',' }, '318.46'],
    [48213.75, { thousands: ',' }, '48,213.75'],
    [1020, { digits: 'full-width' }, '１０２０'],
    [-3, {}, '-3'],
    [0, { zero: '—' }, '—'],
    [0, { zero: '', blank: '\u3000' }, '\u3000'],
    ['', { zero: '-' }, ''],
    ['/', {}, '/'],
    [{ print: '减5', value: -5, state: 'value' }, { digits: 'full-width' }, '减5'],
  ] as const)('%j in %j is %j', (content, style, text) => {
    expect(cellText(content, style)).toBe(text)
  })

  it('has a truth for each print', () => {
    expect(cellTruth('/')).toEqual({ value: null, state: 'dash' })
    expect(cellTruth('')).toEqual({ value: null, state: 'blank' })
    expect(cellTruth(0, { zero: '/' })).toEqual({ value: null, state: 'dash' })
    expect(cellTruth({ print: '25.1万元', value: 25.1, state: 'value', note: '万元' })).toEqual({
      value: 25.1,
      state: 'value',
      note: '万元',
    })
  })
})
