export { Original } from './original.js'
