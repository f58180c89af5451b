import { ewb } from './ewb.js'
import type { Family } from './family.js'
import { gkmlpt } from './gkmlpt.js'
import { jcms } from './jcms.js'
import { jcmsAnnual } from './jcms-annual.js'
import { jpaas } from './jpaas.js'
import { plain } from './plain.js'
import { trs } from './trs.js'
import { ucap } from './ucap.js'
import { vsb } from './vsb.js'

/** Every family, the more particular before the more general; the last one takes every page. */
export const families: readonly Family[] = [gkmlpt, jpaas, ewb, jcms, jcmsAnnual, trs, ucap, vsb, plain]
export { type DataRequest, type Family, type ListReading, ListUnreadable } from './family.js'
