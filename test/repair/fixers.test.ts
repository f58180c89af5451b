import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FIXERS, type Fixer, repair } from '../../src/repair/index.js'
import { documentOf, texts } from './document-of.js'

const alone = (fixer: Fixer, text: string) => texts(repair(documentOf([text]), [fixer])).join()

describe('the list of fixers', () => {
  it('agrees with its folder', () => {
    const files = readdirSync(new URL('../../src/repair/fixers/', import.meta.url)).filter((file) => file !== 'index.ts')
    expect(FIXERS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
  })

  it('has no id twice', () => {
    expect(new Set(FIXERS.map(({ id }) => id)).size).toBe(FIXERS.length)
  })
})

describe.each(FIXERS.map((fixer) => [fixer.id, fixer] as const))('%s', (_id, fixer) => {
  it('explains itself', () => {
    expect(fixer.examples.length).toBeGreaterThan(0)
    expect(fixer.leavesAlone.length).toBeGreaterThan(0)
    for (const text of [fixer.title, ...Object.values(fixer.reasons)]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u)
      expect(text.en).not.toBe('')
    }
  })

  it.each(fixer.examples)('mends $before', ({ before, after }) => {
    expect(alone(fixer, before)).toBe(after)
  })

  it.each(fixer.examples)('mends $before with all the others too', ({ before, after }) => {
    expect(texts(repair(documentOf([before]))).join()).toBe(after)
  })

  it.each(fixer.leavesAlone)('leaves alone %s', (text) => {
    expect(alone(fixer, text)).toBe(text)
  })
})
