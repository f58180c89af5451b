import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParsedDocument, textsOf, traced } from '../../src/document/index.js'
import { fold, foldDocument, plainForms, scriptEvidence, scriptOf } from '../../src/hanzi/index.js'
import cases from '../cases/fold.json' with { type: 'json' }

const documentOf = (lines: readonly string[]): ParsedDocument => ({
  format: 'text',
  blocks: lines.map((line, index) => ({ type: 'paragraph', text: traced(line), place: { in: 'text', line: index + 1 } })),
  notes: [],
})
const foldedOf = (lines: readonly string[]) => [...textsOf(foldDocument(documentOf(lines)))].map(({ folded }) => folded)

describe('fold', () => {
  it.each(cases)('$before', ({ before, after }) => {
    expect(fold(before)).toBe(after)
  })

  it.each(cases)('leaves the outcome alone: $after', ({ after }) => {
    expect(fold(after)).toBe(after)
  })

  it('judges every line by itself', () => {
    expect(fold('乾安县信息公开报告\n乾部學習條例的情況報告')).toBe('乾安县信息公开报告\n干部学习条例的情况报告')
  })

  it('leaves any simplified text as it is', () => {
    const simplified = fc
      .array(fc.constantFrom('乾', '著', '於', '藉', '甯', '申请', '结转', '乡镇', '张乾', '０', '帐户', '覆议'))
      .map((words) => `总结${words.join('')}`)
    fc.assert(fc.property(simplified, (text) => fold(text) === text))
  })

  it('changes only the traditional characters of a line in both forms', () => {
    expect(fold('政务公开资讯和務實工作報告，乾部学习')).toBe('政务公开资讯和务实工作报告，乾部学习')
  })
})

describe('foldDocument', () => {
  it('reads a short cell in the form of its document', () => {
    expect(foldedOf(['政府信息公開工作年度報告', '若乾', '乾县'])).toEqual(['政府信息公开工作年度报告', '若干', '乾县'])
    expect(foldedOf(['政府信息公开工作年度报告', '若乾'])).toEqual(['政府信息公开工作年度报告', '若乾'])
  })

  it('takes no simplified cell for traditional, whatever the document is', () => {
    expect(foldedOf(['政府信息公開工作年度報告', '乾河县'])).toEqual(['政府信息公开工作年度报告', '乾河县'])
  })

  it('takes words for words only in a document converted by phrase', () => {
    expect(foldedOf(['政府資訊公開網路'])).toEqual(['政府信息公开网络'])
    expect(foldedOf(['政府資訊公開網路', '政府信息公開'])).toEqual(['政府资讯公开网路', '政府信息公开'])
  })

  it('sets the view alone', () => {
    const [title] = [...textsOf(foldDocument(documentOf(['２０２３年總計（ＷＰＳ）①'])))]
    expect(title).toMatchObject({
      raw: '２０２３年總計（ＷＰＳ）①',
      now: '２０２３年總計（ＷＰＳ）①',
      steps: [],
      folded: '2023年总计（WPS）①',
    })
  })
})

describe('plainForms', () => {
  it('undoes disguises and nothing else', () => {
    expect(plainForms('⼀⼆⽉\uf98e\uf9ba０９Ａｚ')).toBe('一二月年了09Az')
    expect(plainForms('（），％．①㈠⒈㎡〇○—〔〕')).toBe('（），％．①㈠⒈㎡〇○—〔〕')
  })
})

describe('scriptOf', () => {
  it.each([
    ['政府信息公開', 'traditional'],
    ['政府信息公开', 'simplified'],
    ['行政征收后果', 'unknown'],
    ['务實工作報告请示结转', 'mixed'],
  ])('%s is %s', (text, script) => {
    expect(scriptOf(scriptEvidence(text))).toBe(script)
  })
})
