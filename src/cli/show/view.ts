import type { Lang } from '../../pipeline/index.js'
import type { Paint } from '../paint.js'

/** How a person wants the result shown: in which language, with or without colour. */
export interface View {
  readonly lang: Lang
  readonly paint: Paint
}
