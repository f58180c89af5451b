import type { Layout, OfficialLabel } from './layout.js'
import type { TableName } from './report.js'
import { report2014 } from './report-2014/index.js'
import { report2019 } from './report-2019/index.js'
import { report2021 } from './report-2021/index.js'

/** All tables of all forms. Of one table they are exact alternatives, chosen per table. */
export const layouts: readonly Layout[] = [...report2021, ...report2019, ...report2014]

/** The tables of a report, in the order of the forms. */
export const tableNames: readonly TableName[] = ['proactive', 'applications', 'disputes']

/** Every row label of every form. */
export const rowLabels: readonly OfficialLabel[] = layouts.flatMap((layout) => layout.blocks.flatMap((block) => block.rows))
