// Tables and paragraphs over page ends; running headers and page numbers.
import { describe, expect, it } from 'vitest'
import { at, grid } from './make-pdf.js'
import { cells, prose, readMade, tables } from './read-made.js'

const XS = [40, 120, 200, 280]
const row = (y: number, ...texts: string[]) => texts.map((text, i) => at((XS[i] ?? 0) + 5, y, text)).join('')
const number = (page: number) => at(195, 15, `-${page}-`)
const header = row(255, '件数', '本年', '总计')

describe('tables over a page end', () => {
  it('are joined; a repeated header is dropped; page numbers are furniture', async () => {
    const one = grid(XS, [40, 145, 250, 270]) + header + row(200, '甲', '12', '34') + row(100, '乙', '56', '78') + number(1)
    const two = grid(XS, [210, 250, 270]) + header + row(230, '丙', '90', '11') + number(2)
    const document = await readMade(one, two)
    expect(tables(document).map(cells)).toEqual([
      [
        '0,0 件数',
        '0,1 本年',
        '0,2 总计',
        '1,0 甲',
        '1,1 12',
        '1,2 34',
        '2,0 乙',
        '2,1 56',
        '2,2 78',
        '3,0 丙',
        '3,1 90',
        '3,2 11',
      ],
    ])
    expect(document.blocks.flatMap((block) => (block.furniture ? [block.furniture] : []))).toEqual(['page-number', 'page-number'])
    expect(prose(document)).toEqual([])
    expect(document.notes).toMatchObject([{ code: 'joined-over-pages', data: { from: 1, to: 2 } }])
  })

  it('are joined by x when a piece lacks columns, and stay apart with text between', async () => {
    const one = grid(XS, [40, 90]) + row(60, '甲', '12', '34')
    const two = grid([40, 280], [230, 270]) + at(45, 245, '第二十', { font: 'F' }).replaceAll('第', '')
    expect(tables(await readMade(one, two)).map((table) => [table.rows, table.cols])).toEqual([[2, 3]])
    const text = at(45, 280, '二、其他', { font: 'F' })
    expect(tables(await readMade(one, text + grid(XS, [200, 250]) + row(220, '乙', '56', '78')))).toHaveLength(2)
  })

  it('carry a label that spans the break on to its rows below', async () => {
    const one = `${grid([120, 200, 280], [40, 70, 100])}40 40 m 40 100 l S 40 100 m 120 100 l S${row(80, '（三）', '1.'.replace('1.', '甲'), '12')}${row(50, '', '乙', '34')}`
    const two = grid(XS, [240, 270]) + row(250, '', '丙', '56')
    const [table] = tables(await readMade(one, two))
    expect(cells(table)[0]).toBe('0,0 3x1 （三）')
  })

  it('have a row put together that the page end cut', async () => {
    const open = (ys: number[]) =>
      `${XS.map((x) => `${x} ${Math.min(...ys)} m ${x} ${Math.max(...ys)} l S`).join(' ')} ${ys
        .slice(1)
        .map((y) => `40 ${y} m 280 ${y} l S`)
        .join(' ')} `
    const one = open([30, 60, 90]) + row(70, '一、甲', '12', '34') + row(40, '二、乙', '56', '78')
    const two = `${XS.map((x) => `${x} 240 m ${x} 290 l S`).join(' ')} 40 240 m 280 240 l S 40 265 m 280 265 l S ${row(275, '丙丁', '', '')}${row(250, '三、戊', '9', '10')}`
    const [table] = tables(await readMade(one, two))
    expect(cells(table).slice(3)).toEqual(['1,0 二、乙丙丁', '1,1 56', '1,2 78', '2,0 三、戊', '2,1 9', '2,2 10'])
  })

  it('leave a number doubtful that the page end cut', async () => {
    const one = grid(XS, [30, 60]) + row(40, '一、甲', '12', '34')
    const two = grid(XS, [230, 260, 290]) + row(275, '', '5', '') + row(240, '二、乙', '9', '10')
    const [table] = tables(await readMade(one, two))
    expect(cells(table)[1]).toBe('0,1 12\n5 !broken-number')
  })
})

describe('furniture', () => {
  it('is what comes back at one height, digits masked; a lone line is text', async () => {
    const page = (head: string, body: string) => at(40, 285, head, { font: 'F' }) + at(40, 150, body, { font: 'F' })
    const document = await readMade(page('规章1', '甲'), page('规章2', '乙'), page('其他', '丙'))
    expect(prose(document)).toEqual(['甲', '乙', '其他', '丙'])
    expect(document.blocks.filter((block) => block.furniture === 'running-header')).toHaveLength(2)
  })

  it('is no number in a table', async () => {
    const document = await readMade(grid(XS, [10, 40]) + row(20, '-1-', '2', '3'))
    expect(cells(tables(document)[0])).toEqual(['0,0 -1-', '0,1 2', '0,2 3'])
  })
})

describe('paragraphs', () => {
  const line = (y: number, text: string, x = 40) => at(x, y, text, { font: 'F' })

  it('are joined over full lines and page ends, and parted at an indent', async () => {
    const full = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八'
    const one = line(60, full.slice(2), 60) + line(45, full)
    const two = line(270, '公开') + line(255, '规章', 60)
    expect(prose(await readMade(one, two))).toEqual([`${full.slice(2)}${full}公开`, '规章'])
  })
})
