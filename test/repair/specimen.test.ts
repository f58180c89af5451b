import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { undo } from '../../src/document/index.js'
import { repair, summarise } from '../../src/repair/index.js'
import { documentOf, texts, tracedTexts } from './document-of.js'

const SPECIMEN = new URL('../../../shared/real/specimen-2023.txt', import.meta.url)

describe.skipIf(!existsSync(SPECIMEN))('the specimen (skipped where the real documents are missing)', () => {
  const raw = existsSync(SPECIMEN) ? readFileSync(SPECIMEN, 'utf8') : ''
  const mended = repair(documentOf(raw.split('\n')))
  const text = texts(mended).join('\n')
  const times = (fixer: string) =>
    summarise(mended)
      .filter((repair) => repair.fixer === fixer)
      .reduce((sum, repair) => sum + repair.times, 0)

  it('loses its 206 annotations and no other bracket', () => {
    expect(times('drop-injected-pinyin')).toBe(206)
    expect(text).not.toMatch(/\([a-z\u00e0-\u01dc]+\)/)
    expect(text).toContain('各股(室)、局屬各單位')
    expect(text).toContain('(國務院令第711號)'.slice(1, -1))
  })

  it('loses its 271 question marks', () => {
    expect(raw.match(/\?/g)).toHaveLength(271)
    expect(text).not.toContain('?')
  })

  it('can be dated again', () => {
    expect(text).toContain('截至2023年1月1日起至2023年12月31日止')
    expect(text).toMatch(/^\s+2023年12月11日$/m)
  })

  it('keeps its cut labels as they are', () => {
    for (const label of ['本年增/', '結果維', '結果糾', '其他結']) expect(texts(mended)).toContain(label)
  })

  it('keeps every digit and can be undone', () => {
    expect(text.replace(/[^0-9]/g, '')).toBe(raw.replace(/[^0-9]/g, ''))
    for (const traced of tracedTexts(mended)) expect(undo(traced.now, traced.steps)).toBe(traced.raw)
  })
})
