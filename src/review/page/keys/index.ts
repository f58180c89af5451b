export { KeysHelp } from './help.js'
export { type Keys, useKeys } from './use-keys.js'
