// Coming in and going out, one's own password and tokens.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TokenRow } from '../../store/index.js'
import type { LoginRequest, MadeToken, NewToken, PasswordChange, Session, Token } from '../api.js'
import { ApiFailure } from '../api-failure.js'
import { hashPassword, passwordFits } from '../guard/passwords.js'
import { csrfToken, looksLikeSecret, newSecret, secretHash } from '../guard/secrets.js'
import { giveSession, mayAs, SESSION_COOKIE, SESSION_MS, type Visitor } from '../guard/visitors.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { schemas } from './schemas.js'

export const sessionRoutes: Routes = (server, parts) => {
  const { desk } = parts.deps.store
  server.get('/api/session', { config: { for: 'nobody' }, schema: { summary: 'Session' } }, (request, reply) => {
    if (request.session !== null && !looksLikeSecret(request.cookies[SESSION_COOKIE]))
      giveSession(reply, request.session, parts.secureCookies)
    return sessionOf(request, parts)
  })
  server.post<{ Body: LoginRequest }>(
    '/api/login',
    { config: { for: 'nobody' }, schema: { summary: 'LoginRequest → Session', body: schemas.login } },
    async (request, reply) => {
      const { name, password } = request.body
      const wait = parts.lockout.wait(name, request.ip)
      if (wait > 0) throw new ApiFailure('locked', { retryAfter: wait })
      parts.lockout.tried(name, request.ip)
      const account = await desk.account(name)
      const fits = await passwordFits(account?.password ?? null, password)
      if (!account || account.disabled || !fits) {
        parts.deps.log.warn({ address: request.ip }, 'a login failed')
        throw new ApiFailure('wrong-password')
      }
      parts.lockout.succeeded(name, request.ip)
      return begin(request, reply, parts, { name, role: account.role, expiresAt: Date.now() + SESSION_MS })
    },
  )
  server.post('/api/logout', { config: { for: 'nobody' }, schema: { summary: 'Session' } }, async (request, reply) => {
    if (request.session !== null) await desk.endSession(secretHash(request.session))
    request.visitor = null
    request.session = giveSession(reply, newSecret(), parts.secureCookies)
    return sessionOf(request, parts)
  })
  server.post<{ Body: PasswordChange }>(
    '/api/password',
    { schema: { summary: 'PasswordChange → 204', body: schemas.passwordChange } },
    async (request, reply) => {
      const visitor = withAccount(request)
      const wait = parts.lockout.wait(visitor.name, request.ip)
      if (wait > 0) throw new ApiFailure('locked', { retryAfter: wait })
      parts.lockout.tried(visitor.name, request.ip)
      const account = await desk.account(visitor.name)
      if (!account || !(await passwordFits(account.password, request.body.old))) throw new ApiFailure('wrong-password')
      parts.lockout.succeeded(visitor.name, request.ip)
      await desk.changeAccount(visitor.name, { password: await hashPassword(request.body.new) }, visitor.name)
      if (request.session !== null && visitor.expiresAt !== null)
        await desk.addSession({ hash: secretHash(request.session), account: visitor.name, expiresAt: visitor.expiresAt })
      return reply.code(204).send()
    },
  )
  tokenRoutes(server, parts)
}

const tokenRoutes: Routes = (server, { deps: { store } }) => {
  const { desk } = store
  server.get('/api/tokens', { schema: { summary: 'Token[]' } }, async (request) =>
    (await desk.tokens(withAccount(request).name)).map(tokenView),
  )
  server.post<{ Body: NewToken }>(
    '/api/tokens',
    { schema: { summary: 'NewToken → MadeToken', body: schemas.newToken } },
    async (request): Promise<MadeToken> => {
      const visitor = withAccount(request)
      const { label, role } = request.body
      // A token that could make tokens could outlive its own removal.
      if (request.session === null || !mayAs(visitor.role, role)) throw new ApiFailure('not-allowed')
      const secret = newSecret()
      const made = await desk.addToken({ account: visitor.name, label, role, hash: secretHash(secret) })
      return { ...tokenView(made), secret }
    },
  )
  server.delete<{ Params: { id: string } }>(
    '/api/tokens/:id',
    { schema: { summary: '204', params: schemas.byId } },
    async (request, reply) => {
      if (!(await desk.removeToken(request.params.id, withAccount(request).name))) throw new ApiFailure('unknown')
      return reply.code(204).send()
    },
  )
}

function tokenView({ id, label, role, createdAt, usedAt }: TokenRow): Token {
  return { id, label, role, createdAt, usedAt }
}

/** A new secret for every login: one that somebody planted before is worth nothing. */
async function begin(request: FastifyRequest, reply: FastifyReply, parts: ReviewParts, visitor: Visitor): Promise<Session> {
  const { desk } = parts.deps.store
  if (request.session !== null) await desk.endSession(secretHash(request.session))
  request.session = giveSession(reply, newSecret(), parts.secureCookies)
  await desk.addSession({
    hash: secretHash(request.session),
    account: visitor.name,
    expiresAt: visitor.expiresAt ?? Date.now() + SESSION_MS,
  })
  request.visitor = visitor
  return sessionOf(request, parts)
}

async function sessionOf({ visitor, session }: FastifyRequest, { deps, version }: ReviewParts): Promise<Session> {
  return {
    user: visitor && { name: visitor.name, role: visitor.role },
    csrf: session === null ? '' : csrfToken(session),
    accounts: await deps.store.desk.hasAccounts(),
    version,
    expiresAt: visitor?.expiresAt ?? null,
  }
}

/** The visitor, who has an account: without accounts there is nothing to have a password or a token for. */
function withAccount({ visitor, session }: FastifyRequest): Visitor {
  if (!visitor || (session !== null && visitor.expiresAt === null)) {
    throw new ApiFailure('not-here', {
      message: {
        zh: '还没有账号。先用 gouji accounts add 建立',
        en: 'There are no accounts yet: make one with gouji accounts add',
      },
    })
  }
  return visitor
}
