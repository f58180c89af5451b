import { describe, expect, it } from 'vitest'
import { print, randomRecord } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'
import { addLostSpaces, convertCharacters, cutLabels, dropDateMarks } from '../../scripts/sample/text/damage.js'

describe('damage', () => {
  it('makes characters traditional one by one and annotates its closed set', () => {
    expect(convertCharacters('主动公开政府信息情况')).toBe('主動(dòng)公開政府信息情況')
    expect(convertCharacters('复议后起诉（一）')).toBe('復(fù)議后起訴(一)')
  })

  it('drops the marks of full dates only', () => {
    expect(dropDateMarks('自2022年1月1日起至2022年12月31日止')).toBe('自202211日起至20221231日止')
    expect(dropDateMarks('2022年12月20日')).toBe('20221220')
    expect(dropDateMarks('2022年，我局')).toBe('2022年，我局')
  })

  it('cuts labels and breaks one in two', () => {
    const cut = cutLabels(['本年增/减', '结果维持', '5'], new Random(1))
    expect(cut).toEqual(['本年增/', '结果', '维持', '5'])
  })

  it('changes no figure', async () => {
    const record = randomRecord(6, { form: '2019', density: 1 })
    const text = new TextDecoder().decode(await print(record, 'text', 'damaged', 3))
    const lines = text.split('\n').map((line) => line.replace(/\?+$/, ''))
    for (const [key, content] of Object.entries(record.cells))
      if (typeof content === 'number') expect(lines, key).toContain(String(content))
  })

  it('puts ? only where spaces stood: at ends, before a signature, alone', () => {
    const lines = addLostSpaces(['正文。', '12', '某局', '20240110'], new Random(5))
    expect(lines.filter((line) => /[^?\s]\?+[^?\s]/.test(line))).toEqual([])
    expect(lines.at(-2)).toMatch(/^\?+ 20240110$/)
  })
})
