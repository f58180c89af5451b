import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repair, repairText, summarise } from '../../src/repair/index.js'
import cases from '../cases/repair.json' with { type: 'json' }
import { documentOf, texts } from './document-of.js'

describe('repairText', () => {
  it.each(cases)('$about', ({ before, after }) => {
    expect(repairText(before).text).toBe(after)
  })

  it('counts each kind of repair once, in order of first appearance', () => {
    expect(repairText('0?\n區(qū)、區(qū)').repairs).toEqual([
      { fixer: 'drop-injected-pinyin', before: '區(qū)', after: '區', certainty: 'certain', times: 2 },
      { fixer: 'blank-lost-spaces', before: '?', after: ' ', certainty: 'likely', times: 1 },
    ])
  })

  it('reads UTF-8 that was misread twice over', () => {
    const latin1 = (text: string) => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
    const gbk = (text: string) => new TextDecoder('gbk').decode(new TextEncoder().encode(text))
    expect(repairText(latin1(latin1('政府信息公开工作年度报告'))).text).toBe('政府信息公开工作年度报告')
    expect(repairText(gbk(gbk('信息公开条例'))).text).toBe('信息公开条例')
  })
})

describe('repair', () => {
  it('reads short cells by what the rest of the document shows', () => {
    const lines = ['現┎戈癟そ秨', '現┎戈癟そ秨ビ叫', '羆璸']
    expect(texts(repair(documentOf(lines)))).toEqual(['政府資訊公開', '政府資訊公開申請', '總計'])
    expect(texts(repair(documentOf(lines.slice(2))))).toEqual(['羆璸'])
  })

  it('keeps the steps of earlier work and adds its own', () => {
    const once = repair(documentOf(['&nbsp;區(qū)']), [])
    const twice = repair(repair(once))
    expect(summarise(twice).map(({ fixer }) => fixer)).toEqual(['decode-entities', 'drop-injected-pinyin'])
  })
})

const FOUND = new URL('../../../shared/real/mojibake.jsonl', import.meta.url)

describe.skipIf(!existsSync(FOUND))('what was found in the wild (skipped where the real documents are missing)', () => {
  const samples = existsSync(FOUND)
    ? readFileSync(FOUND, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { kind: string; sample: string; decoded: string; clean: boolean; note: string })
    : []

  it.each(samples.filter(({ clean }) => clean))('$sample', ({ sample, decoded }) => {
    expect(repairText(sample).text).toBe(decoded)
  })

  it.each(samples.filter(({ note }) => note.includes('not recoverable')))('leaves $sample', ({ sample }) => {
    expect(repairText(sample).text).toBe(sample)
  })

  it.each(samples.filter(({ clean, note }) => !clean && !note.includes('not recoverable')))(
    'reads $sample in part',
    ({ sample, decoded }) => {
      const allowed = new Set(`${decoded}${sample}、法局�`)
      expect([...repairText(sample).text].filter((character) => !allowed.has(character))).toEqual([])
    },
  )
})
