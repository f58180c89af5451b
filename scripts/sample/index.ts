/** The face of the generator: records, variants, printing, and what a reader should find. */

export { brokenIdentities } from './break-identity.js'
export type { CellTruth } from './cell-text.js'
export { expectedCells } from './expected-cells.js'
export type { Mutation } from './mutations.js'
export { mutations } from './mutations.js'
export { closeBrowser } from './pdf/browser.js'
export { print } from './print.js'
export type { RandomRecordOptions } from './random-record.js'
export { randomRecord } from './random-record.js'
export type { CellContent, SampleRecord } from './record.js'
export type { SampleFormat, Variant } from './variant.js'
export { variantOf, variants } from './variants.js'
