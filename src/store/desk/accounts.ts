// Accounts, sessions and tokens. Every change of an account stands in the audit trail, written in its transaction.
import { appendAudit } from '../audit.js'
import type { Database, Reader, Writer } from '../database.js'
import type { AccountTable, AccountTokenTable } from '../schema.js'
import { sortableId } from '../sortable-id.js'
import type { AccountEdit, AccountRow, Comer, Desk, Role, TokenRow } from './desk.js'

type People = Pick<
  Desk,
  | 'hasAccounts'
  | 'accounts'
  | 'account'
  | 'addAccount'
  | 'changeAccount'
  | 'addSession'
  | 'session'
  | 'endSession'
  | 'addToken'
  | 'tokens'
  | 'removeToken'
  | 'tokenBy'
  | 'note'
>

const RANK: readonly Role[] = ['reader', 'reviewer', 'admin']

/** The part of the desk that is about people. */
export function people(database: Database): People {
  return {
    hasAccounts: () =>
      database.read(async (db) => (await db.selectFrom('account').select('name').limit(1).executeTakeFirst()) !== undefined),
    accounts: () =>
      database.read(async (db) => (await db.selectFrom('account').selectAll().orderBy('name').execute()).map(accountRow)),
    account: (name) => database.read((db) => accountOf(db, name)),
    addAccount: (account, by) => addAccount(database, account, by),
    changeAccount: (name, edit, by) => database.write((tx) => changeAccount(database, tx, name, edit, by), { durable: true }),
    ...sessions(database),
    ...tokens(database),
    note: (entry) => database.write(async (tx) => void (await appendAudit(database, tx, entry)), { durable: true }),
  }
}

function accountRow({ name, role, password, is_disabled, created_at }: AccountTable): AccountRow {
  return { name, role, password, disabled: is_disabled === 1, createdAt: created_at }
}

async function accountOf(db: Reader | Writer, name: string): Promise<AccountRow | null> {
  const row = await db.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst()
  return row ? accountRow(row) : null
}

function addAccount(
  database: Database,
  { name, role, password }: Parameters<Desk['addAccount']>[0],
  by: string,
): Promise<boolean> {
  return database.write(
    async (tx) => {
      const added = await tx
        .insertInto('account')
        .values({ name, role, password, is_disabled: 0, created_at: Date.now() })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returning('name')
        .executeTakeFirst()
      if (!added) return false
      await appendAudit(database, tx, { actor: by, action: 'account-added', object: name, payload: { role } })
      return true
    },
    { durable: true },
  )
}

async function changeAccount(
  database: Database,
  tx: Writer,
  name: string,
  { role, disabled, password }: AccountEdit,
  by: string,
): Promise<AccountRow | 'unknown' | 'last-admin'> {
  // Two who take each other's rights at once must not leave nobody who could give them back.
  await database.exclusive(tx, 'accounts')
  const before = await accountOf(tx, name)
  if (!before) return 'unknown'
  const after = {
    ...before,
    role: role ?? before.role,
    disabled: disabled ?? before.disabled,
    password: password ?? before.password,
  }
  if (isAdmin(before) && !isAdmin(after) && !(await otherAdmin(tx, name))) return 'last-admin'
  await tx
    .updateTable('account')
    .set({ role: after.role, is_disabled: Number(after.disabled), password: after.password })
    .where('name', '=', name)
    .execute()
  await tx.deleteFrom('account_session').where('account', '=', name).execute()
  // A new password is no reason to stop the programs that one has given tokens to; another's doing is.
  if (by !== name || role !== undefined || disabled !== undefined)
    await tx.deleteFrom('account_token').where('account', '=', name).execute()
  const payload = { role, disabled, password: password === undefined ? undefined : 'changed' }
  await appendAudit(database, tx, { actor: by, action: 'account-changed', object: name, payload })
  return after
}

function isAdmin({ role, disabled }: AccountRow): boolean {
  return role === 'admin' && !disabled
}

async function otherAdmin(tx: Writer, name: string): Promise<boolean> {
  const other = await tx
    .selectFrom('account')
    .select('name')
    .where('role', '=', 'admin')
    .where('is_disabled', '=', 0)
    .where('name', '!=', name)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

function sessions(database: Database): Pick<Desk, 'addSession' | 'session' | 'endSession'> {
  return {
    addSession: ({ hash, account, expiresAt }) =>
      database.write(async (tx) => {
        const now = Date.now()
        await tx.deleteFrom('account_session').where('account', '=', account).where('expires_at', '<', now).execute()
        await tx.insertInto('account_session').values({ hash, account, created_at: now, expires_at: expiresAt }).execute()
      }),
    session: (hash) =>
      database.read(async (db): Promise<Comer | null> => {
        const row = await db
          .selectFrom('account_session')
          .innerJoin('account', 'account.name', 'account_session.account')
          .select(['account.name', 'account.role', 'expires_at'])
          .where('hash', '=', hash)
          .where('expires_at', '>', Date.now())
          .where('is_disabled', '=', 0)
          .executeTakeFirst()
        return row ? { name: row.name, role: row.role, expiresAt: row.expires_at } : null
      }),
    endSession: (hash) =>
      database.write(async (tx) => void (await tx.deleteFrom('account_session').where('hash', '=', hash).execute())),
  }
}

/** Milliseconds after which the last use of a token is written again: nobody asks for more than the hour. */
const USED_EVERY_MS = 3_600_000

function tokens(database: Database): Pick<Desk, 'addToken' | 'tokens' | 'removeToken' | 'tokenBy'> {
  return {
    addToken: ({ account, label, role, hash }) =>
      database.write(
        async (tx) => {
          const row: AccountTokenTable = { id: sortableId(), hash, account, label, role, created_at: Date.now(), used_at: null }
          await tx.insertInto('account_token').values(row).execute()
          await appendAudit(database, tx, { actor: account, action: 'token-added', object: row.id, payload: { label, role } })
          return tokenRow(row)
        },
        { durable: true },
      ),
    tokens: (account) =>
      database.read(async (db) =>
        (await db.selectFrom('account_token').selectAll().where('account', '=', account).orderBy('id').execute()).map(tokenRow),
      ),
    removeToken: (id, account) =>
      database.write(
        async (tx) => {
          const gone = await tx
            .deleteFrom('account_token')
            .where('id', '=', id)
            .where('account', '=', account)
            .returning('id')
            .executeTakeFirst()
          if (gone) await appendAudit(database, tx, { actor: account, action: 'token-removed', object: id, payload: {} })
          return gone !== undefined
        },
        { durable: true },
      ),
    tokenBy: (hash) => tokenBy(database, hash),
  }
}

async function tokenBy(database: Database, hash: string): Promise<Comer | null> {
  const row = await database.read((db) =>
    db
      .selectFrom('account_token')
      .innerJoin('account', 'account.name', 'account_token.account')
      .select(['account.name', 'account.role', 'account_token.role as given', 'used_at', 'id'])
      .where('hash', '=', hash)
      .where('is_disabled', '=', 0)
      .executeTakeFirst(),
  )
  if (!row) return null
  const now = Date.now()
  if (now - (row.used_at ?? 0) > USED_EVERY_MS)
    await database.write((tx) => tx.updateTable('account_token').set({ used_at: now }).where('id', '=', row.id).execute())
  return { name: row.name, role: lesser(row.role, row.given), expiresAt: null }
}

function lesser(a: Role, b: Role): Role {
  return RANK.indexOf(a) < RANK.indexOf(b) ? a : b
}

function tokenRow({ id, account, label, role, created_at, used_at }: AccountTokenTable): TokenRow {
  return { id, account, label, role, createdAt: created_at, usedAt: used_at }
}
