import { acrossDefects } from './across.js'
import type { Defect } from './defect.js'
import { legacyDefects } from './legacy.js'
import { otherDefects } from './other.js'
import { proseDefects } from './prose.js'
import { structureDefects } from './structure.js'
import { sumDefects } from './sums.js'
import { dateDefects } from './years-and-dates.js'

/** All kinds of defects, in the order of the rules; a rule may have several. */
export const allDefects: readonly Defect[] = [
  ...sumDefects,
  ...legacyDefects,
  ...proseDefects,
  ...dateDefects,
  ...structureDefects,
  ...otherDefects,
  ...acrossDefects,
]
