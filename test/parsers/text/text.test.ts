import { describe, expect, it } from 'vitest'
import { textParser } from '../../../parsers/text/index.js'
import type { ParsedDocument } from '../../../src/document/index.js'
import { cpuTimed } from '../cpu-time.js'
import { codes, shown, shownTable, tablesOf, utf8 } from '../show.js'

const read = (text: string): Promise<ParsedDocument> => textParser.parse(utf8(text), {}, {})
const lineOf = (document: ParsedDocument) => document.blocks.map((block) => block.place.in === 'text' && block.place.line)

async function table(text: string) {
  const document = await read(text)
  return {
    grids: tablesOf(document).map(shownTable),
    readBy: tablesOf(document).map((found) => found.readBy),
    others: document.blocks.length - tablesOf(document).length,
  }
}

describe('lines of a text', () => {
  it('makes a paragraph of each line and counts blank ones', async () => {
    const document = await read('一\r\n\r\n  二 \n　\n\n三\r四')
    expect(shown(document)).toEqual(['一', '  二 ', '三', '四'])
    expect(lineOf(document)).toEqual([1, 3, 6, 7])
  })

  it('keeps a line of one character, and question marks that were blanks', async () => {
    expect(shown(await read('0\n?\n年\n0?\n'))).toEqual(['0', '?', '年', '0?'])
  })

  it('leaves one cell a line as lines', async () => {
    const cells = ['规章', '13', '24', '35', '行政规范性文件', '46', '57', '68']
    expect(shown(await read(cells.join('\n\n')))).toEqual(cells)
  })

  it('says how the bytes were decoded', async () => {
    const bytes = Uint8Array.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, 0xff, 0x0a])
    const document = await textParser.parse(bytes, { charset: 'utf-8' }, {})
    expect([shown(document), document.charset, codes(document)]).toEqual([
      ['政府信息公开\uFFFD'],
      'gb18030',
      ['charset-conflict', 'undecodable-bytes'],
    ])
  })
})

describe('tables of a text', () => {
  it('reads rows between pipes, with or without edges', async () => {
    expect(await table('规章 | 13 | 24\n文件 | 35 | 46')).toEqual({
      grids: ['{0:规章 | 1:13 | 2:24 / 0:文件 | 1:35 | 2:46}'],
      readBy: ['pipes'],
      others: 0,
    })
    expect((await table('| 规章 | 13 |\n|---|:--:|\n| 文件 | |\n')).grids).toEqual(['{0:规章 | 1:13 / 0:文件 | 1:}'])
    expect((await table('｜规章｜57｜\n｜文件｜68｜')).grids).toEqual(['{0:规章 | 1:57 / 0:文件 | 1:68}'])
    expect((await table('┌──┬──┐\n│规章│57│\n├──┼──┤\n│文件│68│\n└──┴──┘')).grids).toEqual(['{0:规章 | 1:57 / 0:文件 | 1:68}'])
  })

  it('keeps blank cells, and no column that is only a pipe too many', async () => {
    expect((await table('信息 | 件 | 数 | |\n规章 | | 7 | |\n文件 | 8 | | |')).grids).toEqual([
      '{0:信息 | 1:件 | 2:数 / 0:规章 | 1: | 2:7 / 0:文件 | 1:8 | 2:}',
    ])
  })

  it('says that columns cannot be trusted where rows differ in length', async () => {
    const text =
      '第二十条第(一)项 |\n信息内容 | 本年制发件数 | 现行有效件数 |\n规章 | 13 | 24 |\n三、处理 | (三)不予公开 | 1.国家秘密 | 35 |'
    const { grids, readBy } = await table(text)
    expect(readBy).toEqual(['ragged-pipes'])
    expect(grids).toEqual([
      '{0:第二十条第(一)项 / 0:信息内容 | 1:本年制发件数 | 2:现行有效件数 / 0:规章 | 1:13 | 2:24 / 0:三、处理 | 1:(三)不予公开 | 2:1.国家秘密 | 3:35}',
    ])
  })

  it('reads one cell a line between pipes, each on its own line', async () => {
    const document = await read(
      '| \n 第(一)项  | |||\n| \n 信息内容  | \n 制发  | \n 废止  | \n 有效  | \n| \n 规章  | \n 14  | \n 25  | \n 36  | \n尾',
    )
    expect(shown(document)).toEqual([
      '{0:第(一)项 | 1: | 2: | 3: / 0:信息内容 | 1:制发 | 2:废止 | 3:有效 / 0:规章 | 1:14 | 2:25 | 3:36}',
      '尾',
    ])
    expect(tablesOf(document)[0]?.cells.map((cell) => cell.place.in === 'text' && cell.place.line)).toEqual([
      2, 2, 2, 2, 4, 5, 6, 7, 9, 10, 11, 12,
    ])
    expect(lineOf(document)).toEqual([2, 13])
  })

  it('reads cells between tabs, blank corners included', async () => {
    expect(await table('\t自然人\t总计\n新收\t71\t82\n结转\t\t93')).toEqual({
      grids: ['{0: | 1:自然人 | 2:总计 / 0:新收 | 1:71 | 2:82 / 0:结转 | 1: | 2:93}'],
      readBy: ['tabs'],
      others: 0,
    })
    expect((await table('a\t1\t2\nb\t3\t4\t5\nc\t6\t7')).readBy).toEqual(['ragged-tabs'])
  })

  it.each([
    ['a menu', '首页 | 公开 | 服务\n正文'],
    ['two lines of unlike menus', '首页 | 公开\n登录 | 注册 | 帮助'],
    ['pipes alone', '|\n|\n|\n|||\n|'],
    ['indented prose', '\t一、总体情况\n\t二、主动公开\n正文'],
    ['a tab in a line', '联系人\t张三\n正文一\n电话\t0517'],
    ['prose with uneven tabs', '甲\t乙\n丙\t丁\t戊'],
  ])('makes no table of %s', async (_, text) => {
    const { grids, others } = await table(text)
    expect([grids, others]).toEqual([[], text.split('\n').length])
  })

  it('ends a table at a line without marks', async () => {
    expect(shown(await read('规章 | 1\n文件 | 2\n三、申请\n许可 | 3\n处罚 | 4'))).toEqual([
      '{0:规章 | 1:1 / 0:文件 | 1:2}',
      '三、申请',
      '{0:许可 | 1:3 / 0:处罚 | 1:4}',
    ])
  })
})

describe('hostile texts', () => {
  it.each([
    ['pipes in one line', '|'.repeat(1_000_000)],
    ['bare pipes', '|\n'.repeat(200_000)],
    ['pipes and blanks', `|${' '.repeat(1_000_000)}a`],
    ['uneven tabs', Array.from({ length: 100_000 }, (_, i) => `a\tb${'\tc'.repeat(i % 2)}`).join('\n')],
    ['rules', '|---|\n'.repeat(200_000)],
    ['rows that end in pipes', `${`a${'|'.repeat(500)}\n`.repeat(2_000)}`],
  ])('reads %s in time', async (_, text) => {
    const bytes = utf8(text)
    const { ms } = await cpuTimed(() => textParser.parse(bytes, {}, {}))
    expect(ms).toBeLessThan(3_000)
  })

  it('refuses more lines than any text has', async () => {
    await expect(read('a\n'.repeat(500_001))).rejects.toMatchObject({
      code: 'too-large',
      data: { limit: 500_000, unit: 'lines' },
    })
  })
})
