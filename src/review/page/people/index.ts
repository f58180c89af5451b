// Loaded when it is first looked at.
import { lazy } from 'react'

export { AccountMenu } from './account-menu.js'
export { LoginPage } from './login-page.js'
export const AccountPage = lazy(() => import('./account-page.js'))
