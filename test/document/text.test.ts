import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay, type Splice, sliceText, type TracedText, undo } from '../../src/document/index.js'
import { rawSpan } from '../../src/document/text.js'

const step = (at: number, before: string, after: string): Splice => ({
  fixer: 'test',
  at,
  before,
  after,
  why: 'test',
  certainty: 'certain',
})

function textOf(raw: string, steps: readonly Splice[]): TracedText {
  const now = replay(raw, steps)
  return { raw, now, steps, folded: now }
}

/** A text with a history: splices drawn one after another on whatever the text has become. */
const histories = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.string({ maxLength: 4 })), { maxLength: 6 }),
  )
  .map(([raw, draws]) => {
    let now = raw
    const steps = draws.map(([at, length, after]) => {
      const from = at % (now.length + 1)
      const made = step(from, now.slice(from, from + length), after)
      now = now.slice(0, from) + after + now.slice(from + made.before.length)
      return made
    })
    return textOf(raw, steps)
  })

describe('a text with a history', () => {
  it('replays to what it is now, and undoes to what it was', () => {
    fc.assert(
      fc.property(histories, (text) => replay(text.raw, text.steps) === text.now && undo(text.now, text.steps) === text.raw),
    )
  })

  it('leads every span back to a span of the raw text that holds it', () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % (text.now.length + 1)
        const to = from + (b % (text.now.length - from + 1))
        const span = rawSpan(text, from, to)
        expect(span.from).toBeGreaterThanOrEqual(0)
        expect(span.to).toBeLessThanOrEqual(text.raw.length)
        expect(span.from).toBeLessThanOrEqual(span.to)
      }),
    )
  })

  it('leads a part that no step touched back to itself', () => {
    const text = textOf('項(xiàng)目2023年?完成', [step(0, '項(xiàng)', '項'), step(7, '?', ' ')])
    expect(text.now).toBe('項目2023年 完成')
    const at = text.now.indexOf('2023年')
    const span = rawSpan(text, at, at + 5)
    expect(text.raw.slice(span.from, span.to)).toBe('2023年')
    expect(rawSpan(text, 0, 1)).toEqual({ from: 0, to: '項(xiàng)'.length })
  })

  it('keeps the law in a part: its one step replays', () => {
    const text = textOf('項(xiàng)目完成', [step(0, '項(xiàng)', '項')])
    const part = sliceText(text, 0, 2)
    expect(part).toMatchObject({ now: '項目', raw: '項(xiàng)目' })
    expect(replay(part.raw, part.steps)).toBe(part.now)
    expect(sliceText(text, 2, 4).steps).toEqual([])
  })
})
