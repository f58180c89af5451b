export { type CellName, cellsOf } from './cells-of.js'
export { FindingDetail } from './detail.js'
export { FormTable } from './form-table.js'
export { Repairs } from './passages.js'
