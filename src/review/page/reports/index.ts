// Loaded when it is first looked at; a reviewer begins with the findings.
import { lazy } from 'react'

export const MatrixPage = lazy(() => import('./matrix-page.js'))
export const ReportPage = lazy(() => import('./report-page.js'))
