// Grids from rules, text into cells, numbers that geometry does not prove.
import { describe, expect, it } from 'vitest'
import { at, grid } from './make-pdf.js'
import { cells, prose, readMade, tables } from './read-made.js'

/** Two rows of a label and two figures between the given rules. */
const WORDS =
  at(45, 225, '规章') + at(125, 225, '123') + at(205, 225, '45') + at(45, 195, '其他') + at(125, 195, '67') + at(205, 195, '890')
const XS = [40, 120, 200, 280]
const YS = [180, 210, 240]
const FILLED = ['0,0 规章', '0,1 123', '0,2 45', '1,0 其他', '1,1 67', '1,2 890']

const each = (draw: (x0: number, y0: number, x1: number, y1: number) => string) =>
  YS.slice(1)
    .flatMap((y1, row) => XS.slice(1).map((x1, col) => draw(XS[col] ?? 0, YS[row] ?? 0, x1, y1)))
    .join('\n')
const dots = (x0: number, y0: number, x1: number, y1: number) => {
  let drawn = ''
  for (let x = x0; x <= x1; x += 1.5) drawn += `${x} ${y0} .75 .75 re f ${x} ${y1} .75 .75 re f `
  for (let y = y0; y <= y1; y += 1.5) drawn += `${x0} ${y} .75 .75 re f ${x1} ${y} .75 .75 re f `
  return drawn
}

describe('ways of drawing a border', () => {
  const styles: Record<string, [string, string]> = {
    strokes: [grid(XS, YS), 'strong-rules'],
    'thin fills, one a cell edge': [
      each(
        (x0, y0, x1, y1) =>
          `${x0} ${y0} ${x1 - x0} .5 re ${x0} ${y1} ${x1 - x0} .5 re ${x0} ${y0} .5 ${y1 - y0} re ${x1} ${y0} .5 ${y1 - y0} re f`,
      ),
      'strong-rules',
    ],
    'rings of two rectangles': [
      each((x0, y0, x1, y1) => `${x0} ${y0} ${x1 - x0} ${y1 - y0} re ${x0 + 1} ${y0 + 1} ${x1 - x0 - 2} ${y1 - y0 - 2} re f*`),
      'strong-rules',
    ],
    'double lines': [
      grid(XS, YS) +
        grid(
          XS.map((x) => x + 2),
          YS.map((y) => y + 2),
        ),
      'strong-rules',
    ],
    'a frame a cell, 2 points apart': [
      each((x0, y0, x1, y1) => `.5 w ${x0 + 1} ${y0 + 1} ${x1 - x0 - 2} ${y1 - y0 - 2} re S`),
      'strong-rules',
    ],
    dots: [each(dots), 'weak-rules'],
    dashes: [`[3 2] 0 d ${grid(XS, YS)}`, 'weak-rules'],
    'pale lines': [`.85 G ${grid(XS, YS)}`, 'weak-rules'],
    'white lines on coloured cells': [`.7 .8 .9 rg 40 180 240 60 re f 1 G ${grid(XS, YS)} 0 g`, 'weak-rules'],
    'white cells on a dark ground': [
      `.2 g 39 179 242 62 re f 1 g ${each((x0, y0, x1, y1) => `${x0 + 0.5} ${y0 + 0.5} ${x1 - x0 - 1} ${y1 - y0 - 1} re f`)} 0 g`,
      'weak-rules',
    ],
  }
  for (const [name, [rules, readBy]] of Object.entries(styles)) {
    it(`reads ${name} by ${readBy}`, async () => {
      const [table] = tables(await readMade(`q ${rules} Q ${WORDS}`))
      expect(cells(table)).toEqual(FILLED)
      expect(table?.readBy).toBe(readBy)
    })
  }

  it('does not see white lines on paper', async () => {
    expect(tables(await readMade(`q 1 G ${grid(XS, YS)} Q ${WORDS}`))).toEqual([])
  })

  it('reads columns between rules across alone', async () => {
    const header = at(45, 255, '件数') + at(125, 255, '本年') + at(205, 255, '新收') + at(285, 255, '总计')
    const more = at(285, 225, '111') + at(285, 195, '22')
    const [table] = tables(
      await readMade(`${[180, 210, 240, 270].map((y) => `40 ${y} m 340 ${y} l S`).join(' ')} ${header}${WORDS}${more}`),
    )
    expect(cells(table).slice(4)).toEqual(['1,0 规章', '1,1 123', '1,2 45', '1,3 111', '2,0 其他', '2,1 67', '2,2 890', '2,3 22'])
    expect(table?.readBy).toBe('horizontal-rules')
  })
})

describe('cells', () => {
  it('span where no rule stands between', async () => {
    const rules = `.5 w 40 180 240 60 re S 120 180 m 120 240 l S 120 210 m 280 210 l S 200 180 m 200 210 l S `
    const [table] = tables(
      await readMade(rules + at(50, 205, '规章') + at(180, 225, '本年') + at(150, 190, '7') + at(230, 190, '8')),
    )
    expect(cells(table)).toEqual(['0,0 2x1 规章', '0,1 1x2 本年', '1,1 7', '1,2 8'])
  })

  it('need no rule at the outer edge', async () => {
    const open =
      '.5 w 40 210 m 280 210 l S 40 240 m 280 240 l S 120 180 m 120 240 l S 200 180 m 200 240 l S 40 180 m 40 240 l S 280 180 m 280 240 l S '
    expect(cells(tables(await readMade(open + WORDS))[0])).toEqual(FILLED)
  })

  it('keep the text of a label that a stray rule cuts', async () => {
    const stray = '60 210 m 60 240 l S '
    const [table] = tables(await readMade(grid(XS, YS) + stray + WORDS))
    expect(cells(table).filter((cell) => cell.includes('规') || cell.includes('123'))).toEqual(
      ['0,0 规章', '0,2 123'].map((cell) => expect.stringContaining(cell.slice(4))),
    )
  })

  it('of tables side by side stay in two tables', async () => {
    const right = XS.map((x) => x - 40 + 285 - 240)
    expect(right[0]).toBe(45)
    const found = tables(
      await readMade(
        grid([20, 60, 100], YS) +
          grid([110, 150, 190], YS) +
          at(25, 225, '1') +
          at(65, 225, '2') +
          at(115, 225, '3') +
          at(155, 225, '4'),
      ),
    )
    expect(found.map((table) => [table.rows, table.cols])).toEqual([
      [2, 2],
      [2, 2],
    ])
  })

  it('hold text set from top to bottom in its reading order', async () => {
    const down = at(80, 238, '三、本年', { font: 'V' })
    const stacked = ['总', '计'].map((glyph, i) => at(155, 228 - 11 * i, glyph, { font: 'F' })).join('')
    const [table] = tables(await readMade(grid(XS, [190, 240]) + down + stacked))
    expect(cells(table)).toEqual(['0,0 三、本年', '0,1 总计', '0,2 '])
  })
})

describe('numbers', () => {
  const oneRow = (content: string) =>
    readMade(grid(XS, [180, 210]) + at(45, 190, '规章') + content).then((document) => cells(tables(document)[0]))

  it('of one show operation part at a rule where they leave a gap', async () => {
    expect(
      await oneRow(
        'BT /D 10 Tf 1 0 0 1 185 190 Tm [<1314> -1500 <1516>] TJ ET'.replace('<1314>', '<2223>').replace('<1516>', '<2425>'),
      ),
    ).toEqual(['0,0 规章', '0,1 12', '0,2 34'])
  })

  it('that run over a rule make both cells doubtful', async () => {
    const found = await oneRow(at(190, 190, '12345'))
    expect(found.filter((cell) => cell.endsWith('!straddles-rule'))).toHaveLength(2)
    expect(found.join()).not.toMatch(/,[012] (12|345|123|45)(,|$)/)
  })

  it('that run over a rule glyph by glyph are doubtful too', async () => {
    const digits = [...'12345'].map((digit, i) => at(190 + 5 * i, 190, digit)).join('')
    expect((await oneRow(digits)).slice(1).every((cell) => cell.endsWith('!straddles-rule'))).toBe(true)
  })

  it('cut by their clip keep the hidden digits, and are doubtful', async () => {
    const found = await oneRow(`q 120 180 80 30 re W n ${at(190, 190, '1234')} Q`)
    expect(found.slice(1).every((cell) => cell.endsWith('!straddles-rule'))).toBe(true)
  })

  it('on two lines are one number only where the first line filled the cell', async () => {
    const narrow = (first: string, second: string) =>
      readMade(
        grid([40, 120, 134], [150, 180, 210]) +
          at(41, 190, '规章') +
          at(122, 198, first) +
          at(122, 186, second) +
          at(41, 160, '其他') +
          at(122, 160, '55'),
      ).then((document) => cells(tables(document)[0])[1])
    expect(await narrow('12', '3')).toBe('0,1 123')
    const wide = await oneRow(at(125, 198, '12') + at(125, 186, '3'))
    expect(wide[1]).toBe('0,1 12\n3 !broken-number')
  })

  it('with a gap inside are doubtful', async () => {
    expect((await oneRow(at(125, 190, '12') + at(140, 190, '34')))[1]).toBe('0,1 12 34 !broken-number')
  })

  it('printed over each other are doubtful', async () => {
    expect((await oneRow(at(125, 190, '12') + at(126, 190, '83')))[1]).toMatch(/!overprinted$/)
  })
})

describe('text outside', () => {
  it('keeps its order around tables', async () => {
    const document = await readMade(
      at(40, 270, '一、总计', { font: 'F' }) + grid(XS, YS) + WORDS + at(40, 150, '二、其他', { font: 'F' }),
    )
    expect(document.blocks.map((block) => (block.type === 'table' ? 'table' : block.text.raw))).toEqual([
      '一、总计',
      'table',
      '二、其他',
    ])
    expect(prose(document)).toHaveLength(2)
  })
})
