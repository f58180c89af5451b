export { BlobDamaged, BlobTooLarge } from './blob-errors.js'
export type { Blobs } from './blobs.js'
export { type Copied, copyBlobs } from './copy-blobs.js'
export { openBlobs } from './open-blobs.js'
