// Where glyphs stand and which of them a reader sees.
import { describe, expect, it } from 'vitest'
import { tracePage } from '../../../parsers/pdf/index.js'
import { at, type MadePage, makePdf, shown } from './make-pdf.js'
import { ASSETS, prose, readMade } from './read-made.js'

/** Glyphs of the first page as `text x0 y0 x1 y1` on the page as displayed. */
async function glyphs(page: MadePage | string): Promise<string[]> {
  const bytes = makePdf([typeof page === 'string' ? { content: page } : page])
  const trace = await tracePage(bytes, 1, ASSETS)
  return (trace?.sifted.seen ?? []).map((glyph) => {
    const box = trace?.content.toPage(glyph) ?? glyph
    return `${glyph.text} ${[box.x0, box.y0, box.x1, box.y1].map((value) => Math.round(value * 10) / 10).join(' ')}`
  })
}

const text = (operators: string, operand: string) => `BT /D 10 Tf 1 0 0 1 100 200 Tm ${operators} ${operand} ET`

describe('boxes of glyphs', () => {
  it('follow matrix, character spacing, horizontal scale and rise', async () => {
    expect(await glyphs(text('', `${shown('12')} Tj`))).toEqual(['1 100 91.2 105 101.2', '2 105 91.2 110 101.2'])
    expect(await glyphs(text('2 Tc', `${shown('12')} Tj`))).toEqual(['1 100 91.2 105 101.2', '2 107 91.2 112 101.2'])
    expect(await glyphs(text('50 Tz 2 Tc', `${shown('12')} Tj`))).toEqual(['1 100 91.2 102.5 101.2', '2 103.5 91.2 106 101.2'])
    expect(await glyphs(text('3 Ts', `[${shown('1')} -1000 ${shown('2')}] TJ`))).toEqual([
      '1 100 88.2 105 98.2',
      '2 115 88.2 120 98.2',
    ])
    expect(await glyphs(text('12 TL', `${shown('1')} Tj T* ${shown('2')} Tj`))).toEqual([
      '1 100 91.2 105 101.2',
      '2 100 103.2 105 113.2',
    ])
  })

  it('follow forms, crop box and page rotation', async () => {
    const form = { entries: '/BBox [0 0 400 300] /Matrix [.5 0 0 .5 10 20]', content: at(100, 200, '7') }
    expect(await glyphs({ content: '/X Do', forms: { X: form } })).toEqual(['7 60 175.6 62.5 180.6'])
    expect(await glyphs({ content: at(100, 200, '7'), entries: '/CropBox [50 40 350 260]' })).toEqual(['7 50 51.2 55 61.2'])
    expect(await glyphs({ content: at(100, 200, '7'), entries: '/Rotate 90' })).toEqual(['7 198.8 100 208.8 105'])
  })

  it('stand below each other in a font of vertical writing', async () => {
    expect(await glyphs(at(100, 200, '总计', { font: 'V' }))).toEqual(['总 95 100 105 110', '计 95 110 105 120'])
    // Near the foot of a page the engine's own text extraction loses such glyphs.
    expect(await glyphs(at(100, 40, '总计', { font: 'V', size: 12 }))).toHaveLength(2)
  })
})

describe('what a reader sees', () => {
  const cases: Record<string, string> = {
    'invisible text': at(50, 100, '9', { before: '3 Tr' }),
    'white on white': at(50, 100, '9', { before: '1 g' }),
    'black on black': `0 g 40 90 50 30 re f ${at(50, 100, '9')}`,
    'painted over': `${at(50, 100, '9')} 1 g 40 90 50 30 re f`,
    'off the page': at(500, 100, '9'),
    'clipped away': `q 0 0 20 20 re W n ${at(50, 100, '9')} Q`,
    'printed twice': `${at(150, 100, '1')}${at(150.3, 100, '1')}`,
    'a slanted watermark': 'BT /F 40 Tf .7 .7 -.7 .7 100 50 Tm <2122> Tj ET',
  }
  for (const [name, content] of Object.entries(cases)) {
    it(`leaves out: ${name}`, async () => {
      const document = await readMade(name === 'printed twice' ? content : at(150, 100, '1') + content)
      expect(prose(document)).toEqual(['1'])
      expect(document.notes.map((note) => note.code)).toEqual(['hidden-text'])
    })
  }

  it('keeps white text on a dark cell', async () => {
    expect(prose(await readMade(`0 0 .5 rg 40 90 50 30 re f ${at(50, 100, '12', { before: '1 g' })}`))).toEqual(['12'])
  })

  it('keeps text that was set aside, marked', async () => {
    const { blocks } = await readMade(at(150, 100, '1') + at(50, 100, '98', { before: '3 Tr' }))
    expect(blocks.map((block) => block.type === 'paragraph' && [block.text.raw, block.furniture])).toEqual([
      ['1', undefined],
      ['98', 'hidden'],
    ])
  })
})
