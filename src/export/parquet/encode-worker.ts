// What a thread of `Encoders` runs.
export { encodeBatch as default } from './encode-batch.js'
