import type { AccountRow } from '../../store/index.js'
import type { Account, AccountChange, NewAccount } from '../api.js'
import { ApiFailure } from '../api-failure.js'
import { hashPassword } from '../guard/passwords.js'
import type { Routes } from '../review-parts.js'
import { schemas } from './schemas.js'

/** Accounts, for admins. The first account is made on the command line. */
export const accountRoutes: Routes = (server, { deps }) => {
  const { desk } = deps.store
  server.get('/api/accounts', { config: { for: 'admin' }, schema: { summary: 'Account[]' } }, async () =>
    (await desk.accounts()).map(accountView),
  )
  server.post<{ Body: NewAccount }>(
    '/api/accounts',
    { config: { for: 'admin' }, schema: { summary: 'NewAccount → Account', body: schemas.newAccount } },
    async (request): Promise<Account> => {
      const { name, role, password } = request.body
      if (role !== 'admin' && !(await desk.hasAccounts())) {
        throw new ApiFailure('refused', {
          message: {
            zh: '第一个账号须是管理员：建立后就要登录，没有管理员就没人能管理账号',
            en: 'The first account has to be an admin: from then on people sign in, and somebody has to keep the accounts',
          },
        })
      }
      const added = await desk.addAccount({ name, role, password: await hashPassword(password) }, request.visitor?.name ?? '')
      if (!added) throw new ApiFailure('refused', { message: { zh: '这个用户名已有人用', en: 'This name is taken' } })
      return { name, role, createdAt: Date.now(), disabled: false }
    },
  )
  server.patch<{ Params: { name: string }; Body: AccountChange }>(
    '/api/accounts/:name',
    {
      config: { for: 'admin' },
      schema: { summary: 'AccountChange → Account', params: schemas.byName, body: schemas.accountChange },
    },
    async (request): Promise<Account> => {
      const { password, ...rest } = request.body
      const edit = { ...rest, ...(password === undefined ? {} : { password: await hashPassword(password) }) }
      const changed = await desk.changeAccount(request.params.name, edit, request.visitor?.name ?? '')
      if (changed === 'unknown') throw new ApiFailure('unknown')
      if (changed === 'last-admin') {
        throw new ApiFailure('refused', {
          message: { zh: '这是最后一个管理员，不能停用或降级', en: 'This is the last admin and has to stay one' },
        })
      }
      return accountView(changed)
    },
  )
}

function accountView({ name, role, createdAt, disabled }: AccountRow): Account {
  return { name, role, createdAt, disabled }
}
