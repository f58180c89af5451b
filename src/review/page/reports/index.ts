export { MatrixPage } from './matrix-page.js'
export { ReportPage } from './report-page.js'
