import { describe, expect, it } from 'vitest'
import { amountOf } from '../../scripts/sample/cell-text.js'
import { brokenIdentities, randomRecord, type SampleRecord } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'

const SEEDS = Array.from({ length: 300 }, (_, index) => index * 7919 + 1)
const PARTS = ['naturalPerson', 'enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization']

/** The identities once more, by the text of the keys alone: not the generator's own lists. */
function identityErrors(record: SampleRecord): string[] {
  const amount = (key: string) => {
    if (!(key in record.cells)) throw new Error(`no cell ${key}`)
    return amountOf(record.cells[key])
  }
  const rows = [
    ...new Set(
      Object.keys(record.cells)
        .filter((key) => key.startsWith('applications.'))
        .map((key) => key.slice(0, key.lastIndexOf('.'))),
    ),
  ]
  const errors = rows.filter((row) => PARTS.reduce((sum, part) => sum + amount(`${row}.${part}`), 0) !== amount(`${row}.total`))
  for (const column of [...PARTS, 'total']) {
    const at = (row: string) => amount(`applications.${row}.${column}`)
    const leaves = rows.filter((row) => row.startsWith('applications.results.') && row !== 'applications.results.total')
    if (leaves.reduce((sum, row) => sum + amount(`${row}.${column}`), 0) !== at('results.total')) errors.push(`results ${column}`)
    if (at('newlyReceived') + at('carriedIn') !== at('results.total') + at('carriedOut')) errors.push(`balance ${column}`)
  }
  for (const group of ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration']) {
    const sum = ['upheld', 'corrected', 'other', 'pending'].reduce((all, name) => all + amount(`${group}.${name}`), 0)
    if (sum !== amount(`${group}.total`)) errors.push(group)
  }
  return errors
}

describe('random records', () => {
  it('keep every identity of the forms', () => {
    for (const seed of SEEDS) expect(identityErrors(randomRecord(seed)), `seed ${seed}`).toEqual([])
  })

  it('have no negative count and no lost cell', () => {
    const sizes = new Set<number>()
    for (const seed of SEEDS) {
      const { cells } = randomRecord(seed)
      sizes.add(Object.keys(cells).length)
      const negative = Object.keys(cells).filter((key) => amountOf(cells[key]) < 0 && !key.endsWith('.netChange'))
      expect(negative, `seed ${seed}`).toEqual([])
    }
    // 2021, 2019 with and without block 九, and the first table of 2021 with the applications of 2019.
    expect([...sizes].sort()).toEqual([186, 196, 198, 200])
  })

  it('are the same for the same seed and differ between seeds', () => {
    expect(randomRecord(5)).toEqual(randomRecord(5))
    const agencies = new Set(SEEDS.slice(0, 60).map((seed) => randomRecord(seed).agency))
    expect(agencies.size).toBeGreaterThan(25)
  })

  it('take the form, the year and the density asked for', () => {
    const record = randomRecord(9, { form: 'hybrid', year: 2023, density: 1 })
    expect(record.forms).toEqual({ proactive: '2021', applications: '2019', disputes: '2019' })
    expect(record.year).toBe(2023)
    const zeros = Object.keys(record.cells).filter((key) => /results\.withheld/.test(key) && record.cells[key] === 0)
    expect(zeros).toEqual([])
  })

  it('leave blanks where asked, and blanks count as 0', () => {
    const record = randomRecord(11, { density: 0.3, blanks: 0.5 })
    expect(Object.values(record.cells)).toContain('')
    expect(identityErrors(record)).toEqual([])
  })

  it('say which identities they break', () => {
    for (const seed of SEEDS.slice(0, 80)) {
      const record = randomRecord(seed, { faults: 2 })
      expect(record.faults.length, `seed ${seed}`).toBeGreaterThanOrEqual(2)
      expect(identityErrors(record).length, `seed ${seed}`).toBe(record.faults.length)
    }
  })

  it('have prose that agrees with the table', () => {
    for (const seed of SEEDS) {
      const record = randomRecord(seed)
      const prose = record.sections.flatMap((section) => section.before).join('')
      const stated = [...prose.matchAll(/收(?:到)?政府信息公开申请(\d+)件/g)].map((match) => Number(match[1]))
      for (const count of stated) expect(count, `seed ${seed}`).toBe(record.cells['applications.newlyReceived.total'])
      expect(prose.includes(`${record.year}年`), `seed ${seed}`).toBe(true)
      expect(record.sections.map((section) => section.heading.slice(0, 2))).toEqual([
        '一、',
        '二、',
        '三、',
        '四、',
        '五、',
        '六、',
      ])
    }
  })
})

describe('brokenIdentities', () => {
  it('names the operands of a total that is off by one, and what follows from it', () => {
    const sound = randomRecord(3, { form: '2021' })
    const key = 'applications.results.withheld.stateSecret.total'
    const faults = brokenIdentities(sound.forms, { ...sound.cells, [key]: amountOf(sound.cells[key]) + 1 })
    expect(faults.map((fault) => fault.rule)).toEqual(['applicants-sum-to-total', 'results-sum-to-total'])
    expect(faults[0]?.cells?.at(-1)).toBe(key)
    expect(faults[1]?.cells).toHaveLength(22)
  })
})

describe('Random', () => {
  it('gives the stream of its seed, and another one for another use', () => {
    const draw = (random: Random) => Array.from({ length: 5 }, () => random.int(0, 1_000_000))
    expect(draw(new Random(42, 'a'))).toEqual(draw(new Random(42, 'a')))
    expect(draw(new Random(42, 'a'))).not.toEqual(draw(new Random(42, 'b')))
    expect(draw(new Random(42, 'a'))).not.toEqual(draw(new Random(43, 'a')))
  })

  it('fills its range evenly enough', () => {
    const random = new Random(1)
    const counts = Array<number>(10).fill(0)
    for (let i = 0; i < 20_000; i++) {
      const digit = random.int(0, 9)
      counts[digit] = (counts[digit] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })
})
