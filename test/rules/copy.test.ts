import { describe, expect, it } from 'vitest'
import { type TracedText, traced } from '../../src/document/index.js'
import { exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

// Rules about the copy rather than the report: can it be read, where does it come from, does it expose anybody.

const SHA = 'a'.repeat(64)
const rule = (id: string) => [ruleById(id) as Rule]

function overview(id: string, text: string | TracedText) {
  const report = exampleReport({ shows: '' })
  const prose = [{ text: typeof text === 'string' ? traced(text) : text, place: { in: 'text', line: 5 } as const }]
  const sections = report.sections.map((section) => (section.kind === 'overview' ? { ...section, prose } : section))
  return runRules({ ...report, sections }, { sha256: SHA, lang: 'zh', rules: rule(id) }).anomalies
}

describe('text-readable', () => {
  const severities = (text: string | TracedText) => overview('text-readable', text).map(({ severity }) => severity)
  const clean = '我局认真落实条例，及时公开信息，群众满意度提高。'.repeat(20)

  it.each([
    ['replacement characters', `${'\ufffd'.repeat(40)}${clean}`, 'error'],
    ['UTF-8 read as GBK', '鏀垮簻淇℃伅鍏寮骞村害鎶ュ憡'.repeat(10), 'error'],
    ['GBK read as Latin-1', 'Õþ¸®ÐÅÏ¢¹«¿ª Äê¶È±¨¸æ '.repeat(10), 'error'],
    ['锟斤拷', '锟斤拷锟斤拷锟斤拷息锟斤拷锟斤拷'.repeat(5) + clean, 'error'],
    ['private use', `\ue123\uf0b7${clean.repeat(2)}`, 'info'],
    ['one lost character', `政府信息?公开${clean}`, 'info'],
  ])('%s', (_name, text, severity) => {
    expect(severities(text)).toEqual([severity])
  })

  it.each([clean, '你准备好了吗? 好了。', `${clean}café résumé`, '是否公开?（一）是'])('%s is clean', (text) => {
    expect(severities(text)).toEqual([])
  })

  it('remarks upon what was mended, and blames the copy', () => {
    const step = (at: number) => ({ fixer: 'x', at, before: '', after: '年', why: 'y', certainty: 'certain' as const })
    const now = `年年年${clean}`
    const [anomaly] = overview('text-readable', { raw: clean, now, steps: [step(0), step(1), step(2)], folded: now })
    expect([anomaly?.severity, anomaly?.cause]).toEqual(['info', 'damage'])
  })
})

describe('official-source', () => {
  const said = (text: string) => {
    const report = exampleReport({ shows: '', preamble: text })
    const { anomalies, undecided } = runRules(report, { sha256: SHA, lang: 'zh', rules: rule('official-source') })
    return anomalies[0]?.severity ?? (undecided.length > 0 ? 'cannot tell' : 'official')
  }

  it.each([
    ['uedbet体育_uedbet官网@:西柳镇2023年政府信息公开年度报告', 'warning'],
    ['威廉希尔2023年政府信息公开工作年度报告', 'warning'],
    ['漳平市审计局雷速体育直播2023年政府信息公开工作年度报告', 'warning'],
    ['原文链接: https://www.lfrdys.com/news/1.html', 'warning'],
    ['原文链接: https://www.gov.cn.example.com/1.html', 'warning'],
    ['原文链接: https://www.pingtan.gov.cn/zwgk/1.htm', 'official'],
    ['平川县体育局公开体育彩票公益金使用情况。', 'cannot tell'],
    ['县公安局打击网络赌博，公开典型案例。', 'cannot tell'],
    ['更多信息见 www.example.com 网站。', 'cannot tell'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('no-personal-data', () => {
  it('keeps nothing of a number but its masked form', () => {
    const anomalies = overview('no-personal-data', '申请人身份证号11010519491231002X，电话13800001234，请联系13800001234。')
    const all = JSON.stringify(anomalies)
    expect(anomalies.map(({ severity }) => severity)).toEqual(['error', 'warning'])
    expect(all).not.toMatch(/11010519491231002X|13800001234/)
    expect(all).toContain('138****1234')
  })
})
