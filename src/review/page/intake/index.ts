export { IntakePage } from './intake-page.js'
