// Loaded when it is first looked at; a reviewer begins with the findings.
import { lazy } from 'react'

export const IntakePage = lazy(() => import('./intake-page.js'))
