import { describe, expect, it } from 'vitest'
import { type Place, type TracedText, traced } from '../../src/document/index.js'
import type { Prose, Report } from '../../src/layouts/index.js'
import { exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'
import { paragraphsOf } from '../../src/rules/prose/paragraphs.js'
import { sentencesOf } from '../../src/rules/prose/sentences.js'
import { squeeze } from '../../src/rules/prose/squeeze.js'
import { yearMentions } from '../../src/rules/prose/year-mentions.js'

const line = (number: number): Place => ({ in: 'text', line: number })
const prose = (...texts: (string | TracedText)[]): Prose[] =>
  texts.map((text, index) => ({ text: typeof text === 'string' ? traced(text) : text, place: line(index + 1) }))

const joined = (...texts: string[]) => paragraphsOf(prose(...texts)).map((pieces) => pieces.map(({ text }) => text).join('|'))

function withProse(pieces: Prose[]): Report {
  const report = exampleReport({ shows: '' })
  return {
    ...report,
    sections: report.sections.map((section) => (section.kind === 'applications' ? { ...section, prose: pieces } : section)),
  }
}

const wrongYears = (pieces: Prose[]) =>
  runRules(withProse(pieces), { sha256: '', lang: 'zh', rules: [ruleById('own-work-in-report-year') as Rule] }).anomalies

describe('squeeze', () => {
  it('takes out white space and evens widths, and knows where each character came from', () => {
    const source = '２０ 23年,　共1,136条;（1，200件）'
    const { text, from } = squeeze(source)
    expect(text).toBe('2023年，共1,136条；（1,200件）')
    expect(from).toHaveLength(text.length)
    expect(source.charAt(from[text.indexOf('条')] as number)).toBe('条')
  })
})

describe('years', () => {
  const years = (text: string) => yearMentions(text).map(({ year }) => year)

  it.each([
    ['2023年', [2023]],
    ['二〇二三年、二○二三年、二零二三年、二O二三年、二0二三年、一九九八年', [2023, 2023, 2023, 2023, 2023, 1998]],
    ['2021-2025年', [2021, 2025]],
    ['2021、2022年', [2021, 2022]],
    ['〔2021〕30号', [2021]],
    ['2023.1.1-2023.12.31', [2023, 2023]],
    ['12023年', []],
    ['共2023条', []],
    ['电话0517-20237222', []],
    ['2123年', []],
    ['五百二十年', []],
    ['三十年来', []],
  ] as const)('%s', (text, expected) => {
    expect(years(text)).toEqual(expected)
  })
})

describe('paragraphs', () => {
  it('go on over a line or page that ends in mid-sentence', () => {
    expect(joined('2023年，我局共收到政府信息公开申请三件，其中两件较', '2022年增加，均已办结。')).toEqual([
      '2023年，我局共收到政府信息公开申请三件，其中两件较|2022年增加，均已办结。',
    ])
  })

  it('end at a full stop, at a heading, and before a number', () => {
    expect(joined('第一段到此为止了，不再继续往下写。', '第二段。')).toHaveLength(2)
    expect(joined('（一）政府信息主动公开工作开展情况', '2023年，我局公开信息3条。')).toHaveLength(2)
    expect(joined('这一行足够长却没有写完整的句子就', '（二）依申请公开情况')).toHaveLength(2)
  })

  it('take the lines of one block as lines', () => {
    expect(joined('（一）主动公开情况\n2023年，我局公开信息3条。')).toHaveLength(2)
  })
})

describe('sentences', () => {
  it('count from the opening of their section, headings left out', () => {
    const sentences = sentencesOf(withProse(prose('（一）收到情况', '甲句。乙句；丙句！'))).filter(
      ({ where }) => where === 'applications',
    )
    expect(sentences.map(({ text, heading, index }) => [text, heading, index])).toEqual([
      ['三、收到和处理政府信息公开申请情况', 'section', 0],
      ['（一）收到情况', 'inner', 0],
      ['甲句。', null, 0],
      ['乙句；', null, 1],
      ['丙句！', null, 2],
    ])
    const units = sentences.slice(2).map(({ unit }) => unit)
    expect(units[1]).toBe(units[2])
    expect(units[0]).not.toBe(units[1])
  })
})

describe('evidence', () => {
  it('shows what was printed, not the folded view', () => {
    const printed = '2021年,我局沒有收到政府信息公開申請。'
    const [anomaly] = wrongYears(prose({ ...traced(printed), folded: '2021年,我局没有收到政府信息公开申请。' }))
    expect(anomaly?.evidence).toEqual([{ seen: printed, place: line(1) }])
  })

  it('finds the sentence where folding changed the length of phrases', () => {
    const printed = '甲句沒有年份。2021年,我局沒有收到資訊公開申請。丙句。'
    const [anomaly] = wrongYears(
      prose({ ...traced(printed), folded: '甲句没有年份。2021年,我局没有收到政府信息公开申请。丙句。' }),
    )
    expect(anomaly?.evidence[0]?.seen).toBe('2021年,我局沒有收到資訊公開申請。')
  })

  it('begins at the clause in question where a sentence is long', () => {
    const long = `${'我局认真学习文件，'.repeat(12)}2021年我局共收到申请3件。`
    const [anomaly] = wrongYears(prose(long))
    expect(anomaly?.evidence[0]?.seen).toMatch(/^2021年我局/)
  })

  it('stands at the piece that holds the year', () => {
    const [anomaly] = wrongYears(prose('我局按照要求认真做好依申请公开各项工作，', '2021年我局共收到申请3件。'))
    expect(anomaly?.evidence[0]?.place).toEqual(line(2))
  })
})

describe('a year that was mended', () => {
  const mended = (certainty: 'certain' | 'likely'): TracedText => {
    const now = '2021年，我局没有收到申请。'
    const step = { fixer: 'x', at: 4, before: '', after: '年', why: 'y', certainty }
    return { raw: '2021，我局没有收到申请。', now, steps: [step], folded: now }
  }

  it('gives at most a warning, for the copy, where the mending is not certain', () => {
    expect(wrongYears(prose(mended('likely'))).map(({ severity, cause }) => [severity, cause])).toEqual([['warning', 'damage']])
    expect(wrongYears(prose(mended('certain'))).map(({ severity, cause }) => [severity, cause])).toEqual([['error', 'document']])
  })

  it('is not doubted for a repair elsewhere in the text', () => {
    const now = '甲句。2021年，我局没有收到申请。'
    const text: TracedText = {
      raw: '甲?句。2021年，我局没有收到申请。',
      now,
      steps: [{ fixer: 'x', at: 1, before: '?', after: '', why: 'y', certainty: 'guess' }],
      folded: now,
    }
    expect(wrongYears(prose(text)).map(({ severity }) => severity)).toEqual(['error'])
  })
})
