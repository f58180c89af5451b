// Loaded when it is first looked at; a reviewer begins with the findings.
import { lazy } from 'react'

export const OverviewPage = lazy(() => import('./overview-page.js'))
