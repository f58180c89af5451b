// Notices when pdfjs changes what its operators carry: the parser reads them from inside.
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { makePdf, shown } from './make-pdf.js'
import { ASSETS } from './read-made.js'

const CONTENT = `q 10 20 30 40 re W n 1 0 0 RG 2 w [3 1] 0 d 10 20 m 110 20 l S 0 0 1 rg 5 6 7 8 re f Q
/X Do BT /D 12 Tf 1 0 0 1 50 60 Tm 3 Tc 80 Tz 2 Ts 1 Tr 14 TL [${shown('1')} -500 ${shown('2')}] TJ T* ET`

async function operators(): Promise<[string, unknown][]> {
  const names = new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code as number, name]))
  const bytes = makePdf([
    { content: CONTENT, forms: { X: { entries: '/BBox [0 0 9 9] /Matrix [1 0 0 1 4 5]', content: '0 0 m 9 9 l S' } } },
  ])
  const task = pdfjs.getDocument({ data: bytes, verbosity: 0, ...ASSETS.pdf })
  const page = await (await task.promise).getPage(1)
  const list = await page.getOperatorList()
  const found = list.fnArray.map((code, i): [string, unknown] => [names.get(code) ?? String(code), list.argsArray[i]])
  await task.destroy()
  return found
}

const flat = (args: unknown[] | undefined) => (args?.[1] as ArrayLike<number>[] | undefined)?.[0] ?? []

describe('operator lists of pdfjs', async () => {
  const list = await operators()
  const args = (name: string) => list.filter(([found]) => found === name).map(([, value]) => value as unknown[])

  it('encode paths as [paint, [flat list], bounds], a rectangle as M L L L Z', () => {
    const [clip, stroke, fill] = args('constructPath')
    expect(clip?.[0]).toBe(pdfjs.OPS.endPath)
    expect(Array.from(clip?.[2] as ArrayLike<number>)).toEqual([10, 20, 40, 60])
    expect(stroke?.[0]).toBe(pdfjs.OPS.stroke)
    expect(Array.from(flat(stroke))).toEqual([0, 10, 20, 1, 110, 20])
    expect(fill?.[0]).toBe(pdfjs.OPS.fill)
    expect(Array.from(flat(fill))).toEqual([0, 5, 6, 1, 12, 6, 1, 12, 14, 1, 5, 14, 4])
  })

  it('put the clip before its path', () => {
    const names = list.map(([name]) => name)
    expect(names[names.indexOf('clip') + 1]).toBe('constructPath')
  })

  it('give colours as #rrggbb, dashes as a list, matrices as one argument', () => {
    expect(args('setStrokeRGBColor')).toEqual([['#ff0000']])
    expect(args('setFillRGBColor')).toEqual([['#0000ff']])
    expect(Array.from(args('setDash')[0]?.[0] as ArrayLike<number>)).toEqual([3, 1])
    expect(Array.from(args('setTextMatrix')[0]?.[0] as ArrayLike<number>)).toEqual([1, 0, 0, 1, 50, 60])
  })

  it('turn every way of showing text into showText with glyphs and numbers', () => {
    const [items] = args('showText')[0] as [{ unicode?: string; width?: number }[]]
    expect(items.map((item) => (typeof item === 'number' ? item : [item.unicode, item.width]))).toEqual([
      ['1', 500],
      -500,
      ['2', 500],
    ])
    expect([
      args('setCharSpacing'),
      args('setHScale'),
      args('setTextRise'),
      args('setTextRenderingMode'),
      args('setLeading'),
    ]).toEqual([[[3]], [[80]], [[2]], [[1]], [[14]]])
    expect(args('nextLine')).toHaveLength(1)
  })

  it('open a form with its matrix and box', () => {
    const [matrix, box] = args('paintFormXObjectBegin')[0] as ArrayLike<number>[]
    expect([Array.from(matrix ?? []), Array.from(box ?? [])]).toEqual([
      [1, 0, 0, 1, 4, 5],
      [0, 0, 9, 9],
    ])
  })

  it('keep the loader of fonts where it is switched off', async () => {
    const task = pdfjs.getDocument({ data: makePdf([{ content: CONTENT }]), verbosity: 0, ...ASSETS.pdf })
    const document = await task.promise
    expect(document).toHaveProperty('_transport.fontLoader.bind', expect.any(Function))
    await task.destroy()
  })
})
