export { FindingsPage } from './findings-page.js'
