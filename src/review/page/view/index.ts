export { Link } from './link.js'
export { address, go, useView } from './view.js'
