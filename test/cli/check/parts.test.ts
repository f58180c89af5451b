import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../../src/cli/check/formats/html.js'
import { markdownFormat } from '../../../src/cli/check/formats/markdown.js'
import { settingsOf } from '../../../src/cli/check/settings.js'
import { foldLines } from '../../../src/cli/show/fold-lines.js'
import { xlsx } from '../../../src/xlsx/index.js'
import { makeExtraction } from '../../pipeline/across/make-extraction.js'

const TODAY = '2026-01-15'
const finding = (rule: string, severity: 'error' | 'warning' | 'info' = 'error', identity = 'i') =>
  ({ rule, severity, cause: 'document', message: 'm', cells: [], expected: null, actual: null, evidence: [], identity }) as const

describe('settings', () => {
  const apply = (yaml: string, agency: string | null = '平川县财政局') =>
    settingsOf(yaml, TODAY).apply([finding('year-on-year-jump', 'info'), finding('in-force-continues', 'warning', 'abc')], agency)

  it.each([
    ['', ['info', 'warning'], 0],
    ['rules: {year-on-year-jump: off}', ['warning'], 1],
    ['rules: {year-on-year-jump: error, in-force-continues: {severity: info, reason: 清理}}', ['error', 'info'], 0],
    ['rules: {in-force-continues: {severity: off, until: "2026-01-14"}}', ['info', 'warning'], 0],
    ['silence: [{identity: abc, reason: r}]', ['info'], 1],
    ['silence: [{agency: 平川县财政局, reason: r, until: "2026-01-15"}]', [], 2],
    ['silence: [{agency: 平川县档案局, reason: r}]', ['info', 'warning'], 0],
    ['silence: [{rule: in-force-continues, identity: other, reason: r}]', ['info', 'warning'], 0],
    ['{"silence": [{"rule": "in-force-continues", "reason": "JSON"}]}', ['info'], 1],
    ['contact: other parts of the program have keys here', ['info', 'warning'], 0],
  ] as const)('%s', (yaml, severities, silenced) => {
    const applied = apply(yaml)
    expect([applied.findings.map(({ severity }) => severity), applied.silenced]).toEqual([severities, silenced])
  })

  it.each([
    ['silence: [{rule: in-force-continues}]', 'no-reason'],
    ['silence: [{reason: all}]', 'too-wide'],
    ['silence: {rule: x}', 'no-list'],
    ['silence: [{rule: x-y, reason: r}]', 'unknown-rule'],
    ['silence: [{rule: in-force-continues, reason: r, until: soon}]', 'bad-date'],
    ['silence: [{rule: in-force-continues, reason: r, expires: "2026-01-01"}]', 'unknown-key'],
    ['rules: {in-force-continues: loud}', 'bad-severity'],
    ['rules: [1]', 'unknown-key'],
    ['a: [', 'not-yaml'],
  ])('refuses %s', (yaml, code) => {
    expect(() => apply(yaml)).toThrowError(expect.objectContaining({ code }))
  })
})

describe('the workbook', () => {
  const sheet = (rows: string[][]) =>
    strFromU8(unzipSync(xlsx({ name: '单', header: ['a', 'b'], rows, widths: [9, 9] }))['xl/worksheets/sheet1.xml'] as Uint8Array)

  it('has strings only, whatever they look like', () => {
    const xml = sheet([
      ['=1+1', '<f>&"\u0000'],
      ['+SUM(A1)', '@x'],
    ])
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(6)
    expect(xml).not.toMatch(/<f>|<v>/)
    expect(xml).toContain('=1+1')
    expect(xml).toContain('&lt;f&gt;&amp;&quot;\uFFFD')
  })

  it('is the same bytes for the same list', () => {
    const list = { name: '单', header: ['a'], rows: [['b']], widths: [9] }
    expect(xlsx(list)).toEqual(xlsx(list))
  })
})

describe('formats', () => {
  const evil = '<img src=x onerror=alert(1)> | `x` [a](javascript:1)\u202E'
  const extraction = { ...makeExtraction({ agency: evil }), anomalies: [{ ...finding('in-force-continues'), message: evil }] }
  const checked = { path: evil, extraction, spots: new Map(), silenced: 0 }

  it('HTML shows what came from documents as text', () => {
    const html = htmlFormat('zh').record(checked)
    expect(html).not.toMatch(/<img|\u202E/)
    expect(html).toContain('&lt;img')
  })

  it('Markdown does too', () => {
    // A path stands between back-ticks, where nothing is markup.
    const markdown = markdownFormat('zh')
      .record(checked)
      .replace(/^`[^`]*`$/m, '')
    expect(markdown).not.toMatch(/(?<!\\)<img|(?<!\\)\[a\]|\u202E/)
    expect(markdown.split('\n').filter((line) => line.startsWith('| ') && line.includes('in-force'))).toHaveLength(1)
  })
})

describe('folding of lines', () => {
  const width = (line: string) =>
    [...line.replace(/\u001B\[\d+m/g, '')].reduce(
      (sum, char) => sum + (/[\u4e00-\u9fff，。“”]/.test(char) && !/[“”]/.test(char) ? 2 : 1),
      0,
    )

  it('keeps each line within the width, and every character', () => {
    const text = `  \u001B[31m错误\u001B[39m  ${'第三部分的表，总计写的是 17。'.repeat(12)}https://example.org/a-long-address`
    const folded = foldLines(text, 60)
    for (const line of folded.split('\n')) expect(width(line)).toBeLessThanOrEqual(62)
    expect(folded.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
  })

  it('leaves short lines and words without a break as they are', () => {
    expect(foldLines('短\n\n  行', 20)).toBe('短\n\n  行')
    expect(foldLines('a'.repeat(50), 20)).toBe('a'.repeat(50))
  })
})
