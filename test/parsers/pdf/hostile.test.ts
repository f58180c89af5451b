// Pages that are drawn to be slow: all must be read, or refused, in seconds.
import { describe, expect, it } from 'vitest'
import { at, grid } from './make-pdf.js'
import { readMade, tables } from './read-made.js'

const SECONDS = 10
const many = (count: number, draw: (i: number) => string) => Array.from({ length: count }, (_, i) => draw(i)).join('\n')

async function inTime(content: string): Promise<Awaited<ReturnType<typeof readMade>>> {
  const start = performance.now()
  const document = await readMade(content + at(50, 100, '12'))
  expect(performance.now() - start).toBeLessThan(SECONDS * 1000)
  return document
}

describe('hostile pages', () => {
  const pages: Record<string, string> = {
    '60,000 dots': many(60_000, (i) => `${20 + (i % 300)} ${20 + Math.floor(i / 300)} .5 .5 re f`),
    '5,000 crossing lines': many(5_000, (i) => (i % 2 ? `${i / 13} 0 m ${i / 13} 300 l S` : `0 ${i / 17} m 400 ${i / 17} l S`)),
    '2,000 separate boxes': many(2_000, (i) => `${(i % 50) * 8} ${Math.floor(i / 50) * 7} 5 4 re S`),
    '20,000 fills over each other': many(20_000, (i) => `.${i % 9} g 0 0 ${400 - (i % 200)} 300 re f`),
    '300,000 pieces of one path': `${many(300_000, (i) => `${i % 400} ${i % 300} ${i === 0 ? 'm' : 'l'}`)} S`,
    '20,000 glyphs on one spot': many(20_000, () => at(60, 60, '7')),
    '3,000 nested states': `${'q '.repeat(3_000)}${'Q '.repeat(3_000)}`,
  }
  for (const [name, content] of Object.entries(pages))
    it(`reads ${name} in ${SECONDS} s`, () => inTime(content).then(() => undefined), 2 * SECONDS * 1000)

  it('refuses a page of more glyphs than a page has', async () => {
    const content = many(6_200, (i) => at(10, 10 + (i % 280), '1234567890'))
    await expect(readMade(content)).rejects.toMatchObject({ code: 'too-large', data: { unit: 'glyphs on a page' } })
  })

  it('makes no grid of more positions than a table has', async () => {
    const fine = (count: number, step: number) => Array.from({ length: count }, (_, i) => 1 + i * step)
    const document = await readMade(grid(fine(360, 1.1), fine(290, 1.02)) + at(50, 100, '12'))
    for (const table of tables(document)) expect(table.rows * table.cols).toBeLessThanOrEqual(100_000)
  })
})
