import { describe, expect, it } from 'vitest'
import { exampleReport, runRules } from '../../src/rules/index.js'

// Hostile or broken text must not take time that grows with its square: 60,000 characters are read well within the bound.

const LENGTH = 60_000
/** Generous, because machines differ; what it guards against takes minutes. */
const BOUND_MS = 10_000

describe('long text', () => {
  it.each([
    '2021年，我局没有收到申请；',
    '2021年我局没有收到申请',
    '本报告由总体情况\n',
    '1',
    '《',
    '本报告共分，',
    '二〇',
    '（一）',
    '，',
    '全年收到政府信息公开申请1件、',
    '予以公开1件，占1%，',
    '未收到公民、法人',
    '未发生因政府信息公开申请',
    '行政复议、行政诉讼',
    '予以公开和部分公开',
    '制发规范性文件',
    '138 0000 ',
    '2月30日',
    '政府信息公开条例（国务院令第',
    'XX年',
    '公开        ',
    '均获维持，行政复议',
    '（收到',
    '网各等',
    '2023年，我们将继续，',
  ])('made of %j is read in time', (piece) => {
    const text = piece.repeat(LENGTH / piece.length)
    const report = exampleReport({ shows: '', preamble: text, prose: { overview: text } })
    const start = performance.now()
    runRules(report, { sha256: '', lang: 'zh' })
    expect(performance.now() - start).toBeLessThan(BOUND_MS)
  })
})
