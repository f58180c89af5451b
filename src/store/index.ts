export type * from './store.js'
export { MOST_STARTS } from './store.js'
