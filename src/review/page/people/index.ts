export { AccountMenu } from './account-menu.js'
export { AccountPage } from './account-page.js'
export { LoginPage } from './login-page.js'
