export { type Decoded, type DecodeHint, decode } from './decode.js'
export { metaCharset } from './meta-charset.js'
export { looksLikeText } from './text-likeness.js'
