import { describe, expect, it } from 'vitest'
import { docxParser } from '../../../parsers/docx/index.js'
import type { ParsedDocument } from '../../../src/document/index.js'
import { codes, shown, shownTable, tablesOf } from '../show.js'
import { p, run, tbl, tc, tr, writeDocx } from './write-docx.js'

const read = (body: string): Promise<ParsedDocument> => docxParser.parse(writeDocx({ body }), {}, {})
const span = (n: number) => `<w:gridSpan w:val="${n}"/>`
const vBegin = '<w:vMerge w:val="restart"/>'
const vGoesOn = '<w:vMerge/>'

async function readTable(cols: number, rows: readonly string[]) {
  const document = await read(tbl(cols, rows))
  return { grid: tablesOf(document).map(shownTable).join(' + '), notes: codes(document), document }
}

describe('tables of a docx', () => {
  it('places cells by spans and vertical merges', async () => {
    const { grid, notes } = await readTable(4, [
      tr([tc('注', span(2) + vBegin), tc('申请人', span(2))]),
      tr([tc('', span(2) + vGoesOn), 137, 246]),
      tr([tc('三', vBegin), '（一）', 358, 461]),
      tr([tc('', vGoesOn), '（二）', 579, 682]),
    ])
    expect(grid).toBe(
      '{0:注<2x2> | 2:申请人<1x2> / 2:137 | 3:246 / 0:三<2x1> | 1:（一） | 2:358 | 3:461 / 1:（二） | 2:579 | 3:682}',
    )
    expect(notes).toEqual([])
  })

  it('keeps a row in its columns when grid columns before and after it are skipped', async () => {
    const { grid, notes } = await readTable(4, [
      tr(['a', 'b', 'c', 'd']),
      tr([713, 824], '<w:gridBefore w:val="2"/>'),
      tr([935], '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'),
    ])
    expect(grid).toBe('{0:a | 1:b | 2:c | 3:d / 2:713 | 3:824 / 1:935}')
    expect(notes).toEqual([])
  })

  it('does not shift values when a continuation is not as wide as its owner', async () => {
    const { grid, notes } = await readTable(4, [
      tr([tc('宽', span(2) + vBegin), 11, 12]),
      tr([tc('余', vGoesOn), 21, 22, 23]),
      tr([tc('又', vGoesOn), 31, 32, 33]),
    ])
    expect(grid).toBe('{0:宽<1x2> | 2:11 | 3:12 / 0:余<2x1> | 1:21 | 2:22 | 3:23 / 1:31 | 2:32 | 3:33}')
    expect(notes).toContain('merged-cells-disagree')
  })

  it('makes a cell of a continuation that has nothing above it', async () => {
    const { grid, notes } = await readTable(2, [tr([tc('甲', vGoesOn), 41]), tr([tc('', vGoesOn), 42])])
    expect(grid).toBe('{0:甲<2x1> | 1:41 / 1:42}')
    expect(notes).toEqual(['merged-cells-disagree'])
  })

  it('joins horizontal merges, also under a vertical one', async () => {
    const begin = '<w:hMerge w:val="restart"/>'
    const goesOn = '<w:hMerge w:val="continue"/>'
    const { grid } = await readTable(3, [
      tr([tc('块', begin + vBegin), tc('', goesOn + vBegin), 51]),
      tr([tc('', begin + vGoesOn), tc('', goesOn + vGoesOn), 52]),
      tr([53, 54, 55]),
    ])
    expect(grid).toBe('{0:块<2x2> | 2:51 / 2:52 / 0:53 | 1:54 | 2:55}')
  })

  it('keeps text under a merged cell aside, as Word shows it nowhere', async () => {
    const { document } = await readTable(2, [tr([tc('见', vBegin), 61]), tr([tc('隐 7', vGoesOn), 62])])
    expect(shown(document)).toEqual(['{0:见<2x1> | 1:61 / 1:62}', '[hidden] 隐 7'])
    // mammoth drops the covered text, so it has fewer figures.
    expect(codes(document)).toEqual(['hidden-text', 'merged-cells-disagree', 'tables-disagree'])
  })

  it('drops deleted rows, cells and text, and keeps inserted ones', async () => {
    const { grid, notes } = await readTable(2, [
      tr(['旧', 1], '<w:del w:id="1"/>'),
      tr(['新', 2], '<w:ins w:id="2"/>'),
      tr([
        tc(`<w:p><w:del w:id="3">${run('9').replaceAll('w:t', 'w:delText')}</w:del><w:ins w:id="4">${run('83')}</w:ins></w:p>`),
        tc(`<w:p><w:moveFrom w:id="5">${run('77')}</w:moveFrom><w:moveTo w:id="6">${run('94')}</w:moveTo></w:p>`),
      ]),
      tr([tc('去', '<w:cellDel w:id="7"/>'), 15, 16]),
    ])
    expect(grid).toBe('{0:新 | 1:2 / 0:83 | 1:94 / 0:15 | 1:16}')
    expect(notes).toEqual([])
  })

  it('reads rows and cells through content controls', async () => {
    const { grid } = await readTable(2, [
      `<w:sdt><w:sdtPr/><w:sdtContent>${tr([101, 102])}</w:sdtContent></w:sdt>`,
      `<w:tr>${tc(103)}<w:sdt><w:sdtContent>${tc(104)}</w:sdtContent></w:sdt></w:tr>`,
      tr([
        tc(`<w:sdt><w:sdtContent>${p('105')}</w:sdtContent></w:sdt>`),
        tc(`<w:p><w:sdt><w:sdtContent>${run('106')}</w:sdtContent></w:sdt></w:p>`),
      ]),
    ])
    expect(grid).toBe('{0:101 | 1:102 / 0:103 | 1:104 / 0:105 | 1:106}')
  })

  it('puts a nested table after the outer one, and its text nowhere else', async () => {
    const inner = tbl(2, [tr([211, 212]), tr([213, 214])])
    const { document } = await readTable(2, [tr(['外', 201]), tr([tc(p('前') + inner + p('后')), 202])])
    expect(shown(document)).toEqual(['{0:外 | 1:201 / 0:前\n后 | 1:202}', '{0:211 | 1:212 / 0:213 | 1:214}'])
    expect(codes(document)).toEqual(['nested-table'])
    expect(document.blocks[1]?.place).toEqual({ in: 'docx', part: 'word/document.xml', path: 'body/tbl[1]/tr[2]/tc[1]/tbl[1]' })
  })

  it('joins the paragraphs of a cell and says where each cell stands', async () => {
    const { document } = await readTable(2, [tr(['一', 301]), tr([tc(p('商业') + p('') + p('企业')), tc(p('　'))])])
    const [table] = tablesOf(document)
    expect(table?.cells.map((cell) => cell.text.raw)).toEqual(['一', '301', '商业\n企业', '　'])
    expect(table?.cells[3]?.place).toEqual({ in: 'docx', part: 'word/document.xml', path: 'body/tbl[1]/tr[2]/tc[2]' })
  })

  it('says when a row is not as wide as the grid', async () => {
    expect((await readTable(3, [tr([1, 2, 3]), tr([4, 5])])).notes).toEqual(['row-unclear'])
    expect((await readTable(3, [tr([1, 2, 3]), tr([4, tc('5', span(2))])])).notes).toEqual([])
  })

  it('clamps wide spans and keeps the text of cells beyond the widest grid', async () => {
    const { document } = await readTable(2, [tr([tc('宽', span(90_000)), tc('外 8')])])
    expect(shown(document)).toEqual(['{0:宽<1x200>}', '外 8'])
    expect(codes(document)).toContain('spans-clamped')
  })

  it('leaves out a table without rows and keeps an empty row', async () => {
    expect(shown(await read(tbl(2, []) + p('正文')))).toEqual(['正文'])
    const { grid } = await readTable(2, [tr(['甲', 1]), '<w:tr/>', tr(['乙', 2])])
    expect(grid).toBe('{0:甲 | 1:1 /  / 0:乙 | 1:2}')
  })

  it('lets the content of a frame of one cell stand in the flow', async () => {
    const article = '公开政府信息若干条。'.repeat(25)
    const data = tbl(2, [tr([511, 522]), tr([533, 544])])
    const framed = await read(tbl(1, [tr([tc(p('题') + p(article) + data + p('尾'))])]))
    expect(shown(framed)).toEqual(['题', article, '{0:511 | 1:522 / 0:533 | 1:544}', '尾'])
    expect(framed.blocks[0]?.place).toEqual({ in: 'docx', part: 'word/document.xml', path: 'body/tbl[1]/tr[1]/tc[1]/p[1]' })
    expect(codes(framed)).toEqual([])
    const value = await read(tbl(2, [tr(['甲', tc(tbl(1, [tr([47])]) + p(''))]), tr(['乙', 58])]))
    expect(shown(value)).toEqual(['{0:甲 | 1:47 / 0:乙 | 1:58}'])
    expect(shown(await read(tbl(1, [tr(['题'])])))).toEqual(['{0:题}'])
  })

  it('keeps a hidden row aside', async () => {
    const { document } = await readTable(2, [tr(['甲', 401]), tr(['密', 402], '<w:hidden/>'), tr(['乙', 403])])
    expect(shown(document)).toEqual(['{0:甲 | 1:401 / 0:乙 | 1:403}', '[hidden] 密', '[hidden] 402'])
  })
})
