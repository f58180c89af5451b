export type * from './blobs.js'
