import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'
import { claimedParts } from '../../src/rules/prose/claimed-parts.js'

/** What a preamble says of its own parts, and whether a report with the six sections breaks it. */
interface Case {
  readonly text: string
  readonly claim?: false
  readonly count?: number | null
  readonly parts?: readonly string[]
  readonly finding?: boolean
}

const cases = JSON.parse(readFileSync(new URL('../cases/claimed-parts.json', import.meta.url), 'utf8')) as Case[]
const rule = ruleById('claimed-sections-found') as Rule

describe('what a report announces', () => {
  it.each(cases.map((one) => [one.text, one] as const))('%s', (_text, one) => {
    const report = exampleReport({ shows: '', preamble: one.text })
    const claim = claimedParts(report.preamble)
    if (one.claim === false) expect(claim).toBeNull()
    else if (one.count !== null) expect(claim?.count).toBe(one.count)
    if (one.parts) expect(claim?.parts).toEqual(one.parts)
    const { anomalies } = runRules(report, { sha256: '', lang: 'zh', rules: [rule] })
    expect(anomalies.length).toBe(one.finding ? 1 : 0)
  })
})

describe('sections against the announcement', () => {
  const six = '本报告共分六个部分。'
  const check = (headings: string[], cutOff = false) =>
    runRules(exampleReport({ shows: '', preamble: six, headings, cutOff }), { sha256: '', lang: 'zh', rules: [rule] })

  it('names what is missing', () => {
    const found = check([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、行政复议、行政诉讼情况',
      '五、存在的问题',
    ])
    expect(found.anomalies.map(({ expected, actual, severity }) => [expected, actual, severity])).toEqual([[5, 6, 'error']])
  })

  it('blames no agency for a copy that ends early', () => {
    const cut = check(['一、总体情况', '二、主动公开政府信息情况'], true)
    expect(cut.anomalies).toEqual([])
    expect(cut.undecided).toHaveLength(1)
  })
})
