// One way to the server: JSON over fetch, with the token that shows that a change comes from this page.
import type { ApiError, Session } from '../../api.js'

/** The server said no: `status` is HTTP's, `body` says what is wrong and what to do. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ApiError,
  ) {
    super(body.message.en)
    this.name = 'Refusal'
  }
}

/** The token of this session; every answer of `/api/session` and `/api/login` brings it. */
let csrf = ''

/** To be called with each session that the server gives. */
export function keepCsrf(session: Session): Session {
  csrf = session.csrf
  return session
}

/** The token, for what is not sent by `ask` (uploads that show their progress). */
export function csrfToken(): string {
  return csrf
}

/** GET. */
export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return ask(path, signal ? { signal } : {})
}

/** What changes something. An answer without a body gives undefined. */
export function send<Answer>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { 'x-csrf-token': csrf }
  if (body !== undefined) headers['content-type'] = 'application/json'
  return ask(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
}

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(path, { credentials: 'same-origin', ...init })
  if (!response.ok) throw new Refusal(response.status, await readError(response))
  return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer)
}

/** A proxy before the server answers with something else than JSON; people still get to know what to do. */
export async function readError(response: { readonly status: number; json(): Promise<unknown> }): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  if (isApiError(body)) return body
  return {
    error: 'bug',
    message: {
      zh: `服务器返回了 ${response.status}，没有说明原因。请稍后重试；若仍如此，请查看服务器日志。`,
      en: `The server answered ${response.status} without a reason. Try again later; if it stays so, look at the server's log.`,
    },
  }
}

function isApiError(body: unknown): body is ApiError {
  return typeof body === 'object' && body !== null && 'error' in body && 'message' in body && typeof body.message === 'object'
}
