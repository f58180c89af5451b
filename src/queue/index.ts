export type * from './queue.js'
