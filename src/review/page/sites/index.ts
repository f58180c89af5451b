import { lazy } from 'react'

export const SitesPage = lazy(() => import('./sites-page.js'))
