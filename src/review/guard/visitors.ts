// Who is asking: by a session's cookie, by a token, or, where there are no accounts, whoever sits at this machine.
// What changes something must come from the page itself, which proves it by the token of its session.
import { userInfo } from 'node:os'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Desk, Role } from '../../store/index.js'
import { ApiFailure } from '../api-failure.js'
import { namesThisMachine, sameOrigin } from './hosts.js'
import { csrfToken, looksLikeSecret, newSecret, sameSecret, secretHash } from './secrets.js'

export interface Visitor {
  readonly name: string
  readonly role: Role
  readonly expiresAt: number | null
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null
    /** The secret of the browser's session, signed in or not; null for a program. */
    session: string | null
  }
  interface FastifyContextConfig {
    /** Who may ask; `nobody`: also who is not signed in. By default `reader`. */
    for?: Role | 'nobody'
  }
}

export const SESSION_COOKIE = 'gouji_session'

/** A session ends after a working day, however it is used. */
export const SESSION_MS = 12 * 3_600_000

const RANK: readonly Role[] = ['reader', 'reviewer', 'admin']
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface GuardOptions {
  readonly desk: Pick<Desk, 'session' | 'tokenBy' | 'hasAccounts'>
  /** Listens on this machine's own address alone. */
  readonly local: boolean
}

/** Whether `has` may do what `needs` may. */
export function mayAs(has: Role, needs: Role): boolean {
  return RANK.indexOf(has) >= RANK.indexOf(needs)
}

/** Puts the visitor on every request, and turns away those who may not. */
export function guard(server: FastifyInstance, options: GuardOptions): void {
  server.decorateRequest('visitor', null)
  server.decorateRequest('session', null)
  server.addHook('onRequest', async (request) => {
    if (options.local && !namesThisMachine(request.headers.host)) throw new ApiFailure('wrong-host')
    // By the route that was found, not by the address: that can be written in many ways.
    const guarded = request.routeOptions.config?.for !== undefined || request.routeOptions.url?.startsWith('/api/')
    if (!guarded) return
    await identify(request, options)
    const needs = request.routeOptions.config?.for ?? 'reader'
    if (!SAFE_METHODS.has(request.method)) assertOwnPage(request)
    if (needs === 'nobody') return
    if (!request.visitor) throw new ApiFailure('not-signed-in')
    if (!mayAs(request.visitor.role, needs)) throw new ApiFailure('not-allowed')
  })
}

async function identify(request: FastifyRequest, options: GuardOptions): Promise<void> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) {
    request.visitor = looksLikeSecret(bearer) ? await options.desk.tokenBy(secretHash(bearer)) : null
    if (!request.visitor) throw new ApiFailure('not-signed-in')
    return
  }
  const cookie = request.cookies[SESSION_COOKIE]
  // A browser that has none yet gets one with `GET /api/session`; until then it can change nothing.
  request.session = looksLikeSecret(cookie) ? cookie : newSecret()
  request.visitor = looksLikeSecret(cookie) ? await options.desk.session(secretHash(cookie)) : null
  if (!request.visitor && options.local && !(await options.desk.hasAccounts())) request.visitor = whoeverIsHere()
}

/** A program's token proves enough; a browser adds its cookie by itself, so its page has to prove more. */
function assertOwnPage(request: FastifyRequest): void {
  if (!sameOrigin(request.headers.origin, request.headers.host)) throw new ApiFailure('csrf')
  if (request.session === null) return
  const sent = request.headers['x-csrf-token']
  if (typeof sent !== 'string' || !sameSecret(sent, csrfToken(request.session))) throw new ApiFailure('csrf')
}

/** Sets the cookie and returns the session's secret. */
export function giveSession(reply: FastifyReply, session: string, secure: boolean): string {
  reply.setCookie(SESSION_COOKIE, session, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: SESSION_MS / 1000,
  })
  return session
}

function whoeverIsHere(): Visitor {
  return { name: localName(), role: 'admin', expiresAt: null }
}

function localName(): string {
  try {
    return userInfo().username
  } catch {
    return 'local' // an id without a name, as containers have
  }
}
