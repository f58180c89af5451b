import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Measure, readNumber } from '../../src/layouts/index.js'

interface Case {
  text: string
  measure?: Measure
  headerUnit?: '元' | '万元'
  state: string
  value?: number
  note?: string
  why?: string
}

const cases = JSON.parse(readFileSync(new URL('../cases/numbers.json', import.meta.url), 'utf8')) as Case[]

describe('readNumber', () => {
  it.each(cases.map((one) => [`${JSON.stringify(one.text)} as ${one.measure ?? 'count'}`, one] as const))('%s', (_, one) => {
    const { text, measure, headerUnit, ...expected } = one
    expect(readNumber(text, measure ?? 'count', headerUnit)).toEqual(expected)
  })
})
