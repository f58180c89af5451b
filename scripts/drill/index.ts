// The face of the drills: the list, and running them one after another.
import type { Drill } from './drill.js'
import { serverDrills } from './server-drills.js'
import { sharingDrills } from './sharing-drills.js'
import { storeDrills } from './store-drills.js'
import { workerDrills } from './worker-drills.js'

export type { Drill } from './drill.js'
export { type DrillResult, DrillRun } from './drill-run.js'
export type { Mode } from './verdict.js'

export const DRILLS: readonly Drill[] = [...workerDrills, ...storeDrills, ...sharingDrills, ...serverDrills]
