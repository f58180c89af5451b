// The short drills, as `npm run drill -- --short` runs them; the long ones take minutes and are run by hand.
import { afterAll, describe, expect, it } from 'vitest'
import { DRILLS, DrillRun } from '../../scripts/drill/index.js'

/** The first one builds and makes the documents; on a machine that others use everything takes ten times as long. */
const MOST_MS = 900_000

const run = new DrillRun()
afterAll(() => run.close())

const short = DRILLS.flatMap((drill) => drill.short.map((mode) => ({ drill, mode, name: `${drill.name}, ${mode}` })))

describe('the system comes to the same end', () => {
  it.each(short)('$name', { timeout: MOST_MS }, async ({ drill, mode }) => {
    const { outcome, seen } = await run.run(drill, mode)
    if (outcome === 'skipped') console.warn(`skipped: ${drill.name}, ${mode}: ${seen}`)
    else expect({ outcome, seen }).toEqual({ outcome: 'passed', seen })
  })
})

it('every drill has a name of its own and says what happens in it', () => {
  const names = DRILLS.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, about, modes, short: quick } of DRILLS) {
    expect([name, about.length > 20]).toEqual([name, true])
    expect(modes).toEqual(expect.arrayContaining([...quick]))
  }
})
