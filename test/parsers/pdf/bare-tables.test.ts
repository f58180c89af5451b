// Tables with few rules or none: rows by their values, columns of labels by their numbers, headers by columns.
import { describe, expect, it } from 'vitest'
import { at } from './make-pdf.js'
import { cells, readMade, tables } from './read-made.js'

const across = (y: number, from = 20, to = 380) => `.5 w ${from} ${y} m ${to} ${y} l S\n`
/** Values centred under the given x; digits are 5 points wide. An empty text leaves the place blank. */
const values = (y: number, xs: readonly number[], texts: readonly string[]) =>
  texts.map((text, i) => (text === '' ? '' : at((xs[i] ?? 0) - 2.5 * text.length, y, text))).join('')
const han = (x: number, y: number, text: string) => at(x, y, text, { font: 'F', size: 9 })
const LABELS = 20
const INNER = 80
const XS = [220, 270, 320, 370]
const header = (y: number) => ['自然', '新收', '其他', '总计'].map((text, i) => han((XS[i] ?? 0) - 9, y, text)).join('')
const text = (found: string[]) => found.filter((cell) => !/^\d+,\d+(?: \d+x\d+)? $/.test(cell))

describe('a table between rules across', () => {
  it('begins with the label of a group that a short first rule parts from its columns', async () => {
    const head =
      han(295 - 18, 286, '人总计数') +
      across(280, 245, 345) +
      han(215, 280, '自然') +
      han(215, 268, '人') +
      ['新收', '其他'].map((label, i) => han(260 + 50 * i, 268, label)).join('') +
      han(361, 271, '总计')
    const rows = [0, 1, 2].map(
      (i) =>
        across(260 - 18 * i) + han(LABELS, 248 - 18 * i, `${i + 1}.甲乙`) + values(248 - 18 * i, XS, ['11', '12', '13', '36']),
    )
    const found = text(cells(tables(await readMade(`${head}${rows.join('')}${across(206)}`))[0]))
    expect(found.filter((cell) => cell.startsWith('0,'))).toEqual(expect.arrayContaining([expect.stringContaining('人总计数')]))
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/自然\n人$/)]))
  })
})

describe('a table without rules', () => {
  /** A group label on two lines, in the middle of rows of which one has a label of two lines. */
  const grouped =
    header(280) +
    han(LABELS, 262, '一、本年新收') +
    values(262, XS, ['11', '12', '13', '36']) +
    han(INNER, 244, '1.自然人') +
    values(244, XS, ['21', '22', '23', '66']) +
    han(LABELS, 232, '（一）公') +
    han(LABELS, 220, '开') +
    han(INNER, 226, '2.其他规章') +
    han(INNER, 214, '文件'.replace('文', '公')) +
    values(220, XS, ['31', '32', '33', '96']) +
    han(INNER, 196, '3.甲乙') +
    values(196, XS, ['41', '42', '43', '126']) +
    han(LABELS, 178, '二、总计') +
    values(178, XS, ['51', '52', '53', '156'])

  it('has a row for each line of values, and groups in a column of their own', async () => {
    const found = cells(tables(await readMade(grouped))[0])
    expect(found).toContain('1,0 1x2 一、本年新收')
    expect(found).toContain('2,0 3x1 （一）公\n开')
    expect(found).toContain('3,1 2.其他规章\n公件')
    expect(found.filter((cell) => cell.startsWith('3,')).slice(-4)).toEqual(['3,2 31', '3,3 32', '3,4 33', '3,5 96'])
    expect(found).toContain('5,0 1x2 二、总计')
    expect(found.filter((cell) => cell.includes('!'))).toEqual([])
  })

  it('keeps a blank where a column has a header and other rows a value', async () => {
    const rows = [
      ['11', '', '13', '24'],
      ['21', '', '23', '44'],
      ['', '', '33', '33'],
    ]
    const body = rows.map((row, i) => han(LABELS, 250 - 18 * i, `${i + 1}.甲`) + values(250 - 18 * i, XS, row)).join('')
    const found = cells(tables(await readMade(header(270) + body))[0])
    expect(found.slice(-5)).toEqual(['3,0 3.甲', '3,1 ', '3,2 ', '3,3 33', '3,4 33'])
  })

  it('makes values doubtful that no label stands beside, and those alone', async () => {
    const rows = ['1.甲', '', '3.丙'].map(
      (label, i) => (label ? han(LABELS, 250 - 18 * i, label) : '') + values(250 - 18 * i, XS, ['11', '12', '13', '36']),
    )
    const found = cells(tables(await readMade(header(270) + rows.join('')))[0])
    const doubtful = found.filter((cell) => cell.endsWith('!straddles-rule'))
    expect(doubtful).toEqual(['2,1 11', '2,2 12', '2,3 13', '2,4 36'].map((cell) => `${cell} !straddles-rule`))
  })

  it('does not take a label without the room of a row for a blank row', async () => {
    const rows = ['1.甲', '2.乙'].map(
      (label, i) => han(INNER, 250 - 18 * i, label) + values(250 - 18 * i, XS, ['11', '12', '13', '36']),
    )
    const found = cells(tables(await readMade(header(270) + rows.join('') + han(LABELS, 241, '（一）公开')))[0])
    expect(found).toContain('2,1 11')
    expect(found.filter((cell) => cell.endsWith(' 11'))).toHaveLength(2)
  })

  it('has columns of its own in each section', async () => {
    const found = text(
      cells(
        tables(
          await readMade(
            han(190, 290, '第一项'.replace('第', '本')) +
              header(272) +
              han(LABELS, 254, '规章') +
              values(254, XS, ['11', '12', '13', '14']) +
              han(LABELS, 236, '其他规章') +
              values(236, XS, ['21', '22', '23', '24']) +
              han(190, 218, '本二项') +
              han(270, 200, '公开数量') +
              han(LABELS, 182, '公开') +
              values(182, [288], ['7']),
          ),
        )[0],
      ),
    )
    expect(found.slice(-4).map((cell) => cell.replace(/^\d+,\d+(?: \d+x\d+)? /, ''))).toEqual(['本二项', '公开数量', '公开', '7'])
  })

  it('is no list of amounts in prose', async () => {
    expect(tables(await readMade(han(20, 250, '本年公开数量') + at(20, 230, '12') + han(60, 230, '件')))).toEqual([])
  })
})

describe('a table with rules across alone', () => {
  const NARROW = [200, 223, 246, 269, 292, 315, 338, 361]

  it('has a column for each wrapped header, however near they stand', async () => {
    const wrapped = NARROW.map((x) => han(x - 9, 262, '自然') + han(x - 4.5, 252, '人')).join('')
    const drawn = [275, 245, 225, 205].map((y) => across(y)).join('')
    const rows = ['规章', '其他'].map(
      (label, i) =>
        han(LABELS + 2, 232 - 20 * i, label) +
        values(
          232 - 20 * i,
          NARROW,
          NARROW.map((_, k) => `${i}${k}`),
        ),
    )
    const [table] = tables(await readMade(drawn + wrapped + rows.join('')))
    expect(table?.readBy).toBe('horizontal-rules')
    expect(
      text(cells(table))
        .slice(0, 8)
        .map((cell) => cell.replace('\n', '')),
    ).toEqual(NARROW.map((_, k) => `0,${k + 1} 自然人`))
    expect(text(cells(table)).slice(8, 10)).toEqual(['1,0 规章', '1,1 00'])
  })

  it('keeps its last row where a page end left out the rule', async () => {
    const first =
      across(290) + header(278) + across(270) + han(22, 258, '规章') + values(258, XS, ['1', '2', '3', '6']) + across(250)
    const last = han(22, 238, '其他') + values(238, XS, ['4', '5', '6', '15'])
    const found = cells(tables(await readMade(first + last))[0])
    expect(found.slice(-5)).toEqual(['2,0 其他', '2,1 4', '2,2 5', '2,3 6', '2,4 15'])
  })

  it('ends at a heading, with which another begins', async () => {
    const one = (y: number) =>
      across(y) +
      header(y - 14) +
      across(y - 20) +
      han(22, y - 34, '规章') +
      values(y - 34, XS, ['1', '2', '3', '6']) +
      across(y - 40)
    const heading = at(40, 230, '三、收件', { font: 'F', size: 14 })
    expect(tables(await readMade(one(290) + heading + one(215))).map((table) => table.rows)).toEqual([2, 2])
  })
})

describe('a table without rules over two pages', () => {
  const row = (y: number, label: string, texts: readonly string[]) => han(LABELS, y, label) + values(y, XS, texts)

  it('takes back a row at the top of the second', async () => {
    const document = await readMade(
      header(60) + row(42, '1.甲', ['11', '12', '13', '36']) + row(24, '2.乙', ['21', '22', '23', '66']),
      row(270, '3.丙', ['31', '', '33', '64']) + at(20, 200, '二、总计', { font: 'F', size: 14 }),
    )
    const found = tables(document)
    expect(found).toHaveLength(1)
    expect(cells(found[0]).slice(-5)).toEqual(['3,0 3.丙', '3,1 31', '3,2 ', '3,3 33', '3,4 64'])
  })

  it('takes back a header at the foot of the first', async () => {
    const document = await readMade(
      at(20, 280, '二、总计', { font: 'F', size: 14 }) + han(30, 24, '规章') + header(24),
      row(270, '1.甲', ['11', '12', '', '23']) +
        row(252, '2.乙', ['21', '22', '', '43']) +
        row(234, '3.丙', ['31', '32', '', '63']),
    )
    const found = tables(document)
    expect(found).toHaveLength(1)
    expect(text(cells(found[0])).slice(0, 5)).toEqual(['0,0 规章', '0,1 自然', '0,2 新收', '0,3 其他', '0,4 总计'])
    expect(cells(found[0]).slice(-5)).toEqual(['3,0 3.丙', '3,1 31', '3,2 32', '3,3 ', '3,4 63'])
  })
})

describe('a drawn header that a page end cuts', () => {
  it('gets back the line that hangs below its rules', async () => {
    const xs = [40, 100, 160, 220]
    const down = (from: number, to: number) => xs.map((x) => `${x} ${from} m ${x} ${to} l S `).join('')
    const line = (y: number, texts: readonly string[]) => texts.map((word, i) => han((xs[i] ?? 0) + 8, y, word)).join('')
    const document = await readMade(
      `.5 w ${across(60, 40, 220)}${across(30, 40, 220)}${down(30, 60)}${line(36, ['自然', '新收', '总'])}${line(18, ['人', '件', '计'])}`,
      `.5 w ${across(290, 40, 220)}${across(270, 40, 220)}${down(270, 290)}${[70, 130, 190].map((x, i) => at(x, 276, `${i + 1}7`)).join('')}`,
    )
    expect(tables(document)).toHaveLength(1)
    expect(cells(tables(document)[0]).map((cell) => cell.replace('\n', ''))).toEqual([
      '0,0 自然人',
      '0,1 新收件',
      '0,2 总计',
      '1,0 17',
      '1,1 27',
      '1,2 37',
    ])
  })
})
