import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay, undo } from '../../src/document/index.js'
import { FIXERS, type Fixer, repair, repairText } from '../../src/repair/index.js'
import { documentOf, texts, tracedTexts } from '../repair/document-of.js'

/** Pieces of real damage and of what looks like it: the fixers' own examples, and what stands around them. */
const PIECES = [
  ...FIXERS.flatMap(({ examples, leavesAlone }) => [...examples.map(({ before }) => before), ...leavesAlone]),
  ...'。 ， (一) （试行） 0 ? 21件 2023年 〔2021〕30号 总计 總計 政府信息公开 \ufffd & Ã 政 (zheng) (gē) l(fā) 至 号 \u3000'.split(
    ' ',
  ),
  '\n',
  ' ',
]
/** A piece, whole or cut: damage does not care for the borders of patterns. */
const piece = fc
  .tuple(fc.constantFrom(...PIECES), fc.nat(6), fc.nat(6))
  .map(([whole, from, less]) => (from + less < 6 ? whole : whole.slice(from, whole.length - less)))
const text = fc
  .array(fc.oneof(piece, piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 14 })
  .map((all) => all.join(''))
const lines = fc.array(text, { maxLength: 8 })

/** Only these may change digits, each by its own declaration. */
const digitKeepers = FIXERS.filter(({ mayChangeDigits }) => !mayChangeDigits)
const digits = (of: string) => of.replace(/[^0-9]/g, '')

describe('the laws of repair', () => {
  it('replaying the steps on the raw text gives the mended one, undoing them gives the raw one', () => {
    fc.assert(
      fc.property(lines, (raw) => {
        const document = repair(documentOf(raw))
        tracedTexts(document).forEach((text, index) => {
          expect(text.raw).toBe(raw[index])
          expect(replay(text.raw, text.steps)).toBe(text.now)
          expect(undo(text.now, text.steps)).toBe(text.raw)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('mending twice changes nothing more', () => {
    fc.assert(
      fc.property(lines, (raw) => {
        const once = texts(repair(documentOf(raw)))
        expect(texts(repair(documentOf(once)))).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })

  it('digits survive every fixer that does not say otherwise', () => {
    fc.assert(
      fc.property(lines, (raw) => {
        expect(digits(texts(repair(documentOf(raw), digitKeepers)).join())).toBe(digits(raw.join()))
      }),
      { numRuns: 500 },
    )
  })

  it('a text alone is mended as a document of one text', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(repairText(raw).text).toBe(texts(repair(documentOf([raw]))).join())
      }),
    )
  })
})

describe('the runner', () => {
  const broken = (find: Fixer['find']): Fixer => ({
    ...(FIXERS[0] as Fixer),
    id: 'broken-fixer',
    reasons: { why: { zh: '因', en: 'why' } },
    find,
  })
  const run = (fixer: Fixer) => repair(documentOf(['截至2023年']), [fixer])
  const found = { why: 'why', certainty: 'certain' } as const

  it.each([
    ['loses a digit', broken(() => [{ at: 2, before: '2023', after: '203', ...found }])],
    ['does not fit the text', broken(() => [{ at: 0, before: '2023', after: '', ...found }])],
    ['overlaps', broken(() => [0, 0].map((at) => ({ at, before: '截', after: '', ...found })))],
    ['changes nothing', broken(() => [{ at: 0, before: '截', after: '截', ...found }])],
    ['gives no known reason', broken(() => [{ at: 0, before: '截', after: '', ...found, why: 'other' }])],
  ])('refuses a find that %s, and names the fixer', (_name, fixer) => {
    expect(() => run(fixer)).toThrow('broken-fixer')
  })

  it('lets a fixer change digits that says so', () => {
    const fixer = {
      ...broken((text) => (text.includes('3') ? [{ at: 5, before: '3', after: '4', ...found }] : [])),
      mayChangeDigits: true,
    }
    expect(texts(run(fixer))).toEqual(['截至2024年'])
  })

  it('takes linear time on hostile text', () => {
    const hostile = [
      '?',
      '(',
      '區(qū)',
      '&amp;',
      '2023',
      '11日',
      'Ã¥',
      '鏀',
      '\\u',
      '锟斤拷',
      '\ufffd',
      '?zhí)',
      ' ',
      '總',
      '總 計 ',
    ]
    const QUICK = 150
    for (const piece of hostile) {
      const time = (times: number) => {
        const text = piece.repeat(times)
        const start = performance.now()
        repairText(text)
        return performance.now() - start
      }
      time(500)
      const short = Math.min(time(4_000), time(4_000))
      const long = Math.min(time(16_000), time(16_000))
      // Four times the text: linear work takes four times as long, quadratic work sixteen times.
      expect(long < QUICK || long < 10 * short, `${piece}: ${short} ms, then ${long} ms`).toBe(true)
    }
  })
})
