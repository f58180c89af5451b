import { describe, expect, it } from 'vitest'
import { htmlParser } from '../../../parsers/html/index.js'
import type { ParsedDocument } from '../../../src/document/index.js'
import { codes, shown, shownTable, tablesOf, utf8 } from '../show.js'

const read = (html: string): Promise<ParsedDocument> => htmlParser.parse(utf8(html), {}, {})

async function readTable(rows: string) {
  const document = await read(`<table>${rows}</table>`)
  return { grid: tablesOf(document).map(shownTable).join(' + '), notes: codes(document), document }
}

describe('tables of a page', () => {
  it('places cells by column and row spans', async () => {
    const { grid, notes } = await readTable(
      '<tr><td rowspan=2 colspan=2>注<td colspan=2>申请人<tr><td>137<td>246<tr><td rowspan=2>三<td>（一）<td>358<td>461<tr><td>（二）<td>579<td>682',
    )
    expect(grid).toBe(
      '{0:注<2x2> | 2:申请人<1x2> / 2:137 | 3:246 / 0:三<2x1> | 1:（一） | 2:358 | 3:461 / 1:（二） | 2:579 | 3:682}',
    )
    expect(notes).toEqual([])
  })

  it('lets rowspan=0 reach to the end of its row group, and no span leave it', async () => {
    const { grid, notes } = await readTable(
      '<tbody><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr></tbody><tbody><tr><td rowspan=9>乙</td><td>3</td></tr><tr><td>4</td></tr></tbody><tbody><tr><td>丙</td><td>5</td></tr></tbody>',
    )
    expect(grid).toBe('{0:甲<2x1> | 1:1 / 1:2 / 0:乙<2x1> | 1:3 / 1:4 / 0:丙 | 1:5}')
    expect(notes).toEqual(['spans-clamped'])
  })

  it('gives a position that two cells want to the earlier one', async () => {
    const { grid, notes } = await readTable(
      '<tr><td>a</td><td rowspan=2>高</td><td>c</td></tr><tr><td colspan=3>宽</td><td>17</td></tr>',
    )
    expect(grid).toBe('{0:a | 1:高<2x1> | 2:c / 0:宽 | 3:17}')
    expect(notes).toEqual(['spans-clamped'])
  })

  it.each([
    ['colspan=1000000', '{0:x<1x200>}', ['spans-clamped']],
    ['rowspan=65000', '{0:x}', ['spans-clamped']],
    ['colspan=0', '{0:x}', []],
    ['colspan="-3"', '{0:x}', []],
    ['colspan="2px"', '{0:x<1x2>}', []],
    ['colspan="abc"', '{0:x}', []],
    ['colspan=""', '{0:x}', []],
  ])('reads %s', async (attribute, grid, notes) => {
    const outcome = await readTable(`<tr><td ${attribute}>x</td></tr>`)
    expect([outcome.grid, outcome.notes]).toEqual([grid, notes])
  })

  it('shows the head first and the foot last, and numbers rows as the source does', async () => {
    const { grid, document } = await readTable(
      '<tfoot><tr><td>合计<td>30</tfoot><tbody><tr><td>甲<td>10</tbody><thead><tr><th>项<th>数</thead>',
    )
    expect(grid).toBe('{0:项 | 1:数 / 0:甲 | 1:10 / 0:合计 | 1:30}')
    expect(tablesOf(document)[0]?.cells.map((cell) => cell.place.in === 'html' && cell.place.path)).toEqual([
      'html/body/table[1]/tr[3]/th[1]',
      'html/body/table[1]/tr[3]/th[2]',
      'html/body/table[1]/tr[2]/td[1]',
      'html/body/table[1]/tr[2]/td[2]',
      'html/body/table[1]/tr[1]/td[1]',
      'html/body/table[1]/tr[1]/td[2]',
    ])
  })

  it('keeps missing cells missing and empty rows in place', async () => {
    const { grid } = await readTable('<tr><td>a</td><td>b</td></tr><tr></tr><tr><td>c</td></tr>')
    expect(grid).toBe('{0:a | 1:b /  / 0:c}')
    expect(shown(await read('<table></table><table><tr></tr></table><p>文</p>'))).toEqual(['文'])
  })

  it('joins lines of a cell and keeps U+00A0 and U+3000, collapsing the rest', async () => {
    const { document } = await readTable(
      '<tr><td><p>本年新<br/>制作\n  数量</p></td><td>\u3000</td><td>&nbsp;</td><td> <p>0</p> <p></p> </td></tr>',
    )
    expect(tablesOf(document)[0]?.cells.map((cell) => cell.text.raw)).toEqual(['本年新\n制作 数量', '\u3000', '\u00A0', '0'])
  })

  it('reads what form controls show', async () => {
    const { grid } = await readTable(
      '<tr><td><input value="712"></td><td><input type="hidden" value="9"><input type=number value=834></td><td><select><option>甲<option selected>乙</select></td><td><textarea>95\n6</textarea></td></tr>',
    )
    expect(grid).toBe('{0:712 | 1:834 | 2:乙 | 3:95\n6}')
  })

  it('puts a data table in a data cell after the outer one, and its text nowhere else', async () => {
    const inner = '<table><tr><td>211</td><td>212</td></tr><tr><td>213</td><td>214</td></tr></table>'
    const { document } = await readTable(
      `<tr><td>外</td><td>201</td></tr><tr><td>前${inner}后</td><td>202</td></tr><tr><td>末</td><td>203</td></tr>`,
    )
    expect(shown(document)).toEqual(['{0:外 | 1:201 / 0:前\n后 | 1:202 / 0:末 | 1:203}', '{0:211 | 1:212 / 0:213 | 1:214}'])
    expect(codes(document)).toEqual(['nested-table'])
    expect(document.notes[0]?.place).toEqual({ in: 'html', path: 'html/body/table[1]/tr[2]/td[1]/table[1]' })
  })

  it('takes a frame of one cell inside a cell for the text it frames', async () => {
    const frame = '<table><tr><td>47</td></tr></table>'
    expect((await readTable(`<tr><td>甲</td><td>${frame}</td></tr><tr><td>乙</td><td>58</td></tr>`)).grid).toBe(
      '{0:甲 | 1:47 / 0:乙 | 1:58}',
    )
  })

  it('dissolves layout tables in reading order, however deep', async () => {
    const data = '<table><tr><td>规章</td><td>13</td></tr><tr><td>文件</td><td>24</td></tr></table>'
    const prose = '<p>一、总体情况</p><p>本年制发文件若干，公开信息若干。</p>'
    const page = `<table><tr><td>某县政府网</td></tr><tr><td><table><tr><td><ul><li>首页</li><li>公开</li></ul></td><td>${prose}${data}<p>尾</p></td></tr></table></td></tr><tr><td>页脚</td></tr></table>`
    expect(shown(await read(page))).toEqual([
      '某县政府网',
      '首页',
      '公开',
      '一、总体情况',
      '本年制发文件若干，公开信息若干。',
      '{0:规章 | 1:13 / 0:文件 | 1:24}',
      '尾',
      '页脚',
    ])
  })

  it('dissolves an article in one cell, and what says that it is no table', async () => {
    const article = '公开政府信息若干条。'.repeat(30)
    expect(shown(await read(`<table><tr><td><p>题</p><p>${article}</p><p>尾</p></td></tr></table>`))).toEqual([
      '题',
      article,
      '尾',
    ])
    expect(shown(await read(`<table><tr><td>题</td></tr><tr><td>${article}</td></tr></table>`))).toEqual(['题', article])
    expect(shown(await read('<table><tr><td>题</td></tr></table>'))).toEqual(['{0:题}'])
    expect(shown(await read('<table role="presentation"><tr><td>左</td><td>右</td></tr></table>'))).toEqual(['左', '右'])
  })

  it('keeps a data table whose labels are set as headings or lists', async () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) =>
        `<tr><td><h3>${i}、${'本年新收政府信息公开申请数量'.repeat(5)}</h3></td><td>${i}1</td><td>${i}2</td><td>${i}3</td></tr>`,
    )
    expect((await readTable(rows.join(''))).document.blocks.map((block) => block.type)).toEqual(['table'])
  })

  it('moves cells up where one is not displayed, and not where one is only invisible', async () => {
    const { document } = await readTable(
      '<tr><td style="display:none">密 1</td><td>甲</td><td>71</td></tr><tr><td style="visibility: hidden">密 2</td><td>82</td></tr><tr hidden><td>密 3</td></tr>',
    )
    expect(shown(document)).toEqual(['{0:甲 | 1:71 / 0: | 1:82}', '[hidden] 密 2', '[hidden] 密 1', '[hidden] 密 3'])
    expect(codes(document)).toEqual(['hidden-text'])
  })

  it('reads rows that lost their table', async () => {
    expect(shown(await read('<tr><td>规章</td><td>31</td></tr><tr><td>文件</td><td>42</td></tr>'))).toEqual([
      '{0:规章 | 1:31 / 0:文件 | 1:42}',
    ])
  })

  it('puts a caption before its table, and stray text of a table where a browser does', async () => {
    expect(shown(await read('<table><caption>表一</caption>散<tr><td>5</td><td>6</td></tr></table>'))).toEqual([
      '散',
      '表一',
      '{0:5 | 1:6}',
    ])
  })

  it('goes on in a further table past 2000 rows', async () => {
    const { document } = await readTable('<tr><td>7</td><td>8</td></tr>'.repeat(2_500))
    expect(tablesOf(document).map((table) => table.rows)).toEqual([2_000, 500])
  })
})
