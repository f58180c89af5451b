import type { SampleRecord } from '../sample/index.js'
import { Random } from '../sample/random.js'
import { twoYears } from './across.js'
import { groundOf } from './ground.js'
import { withTraps } from './trap-sentences.js'

/** Share of the documents that are two years of one agency, so that the rules between reports have work too. */
const PAIRS = 0.3
const FIRST_PAIR = 2020
const LAST_YEAR = 2025

/** One report that is right and full of traps, or two of one agency that follow each other. */
export function trapReports(seed: number): { readonly records: readonly SampleRecord[]; readonly traps: readonly string[] } {
  const ground = groundOf(seed)
  const random = new Random(seed, 'traps')
  const sound = random.chance(PAIRS) ? twoYears(ground, random.int(FIRST_PAIR, LAST_YEAR)) : [ground.sound()]
  const trapped = sound.map((record) => withTraps(record, random))
  return { records: trapped.map(({ record }) => record), traps: trapped.flatMap(({ traps }) => traps) }
}
