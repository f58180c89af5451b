// Which answers are no page: by status, and by what challenges look like whatever status they come with.
import { withoutSecrets } from '../address.js'
import { isChallenge } from './challenge.js'
import { FetchFailure } from './fetch-failure.js'
import type { WireAnswer } from './wire.js'

/** A day: who asks for longer is asked again by the next run. */
const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000
/** Bytes; challenges are short. */
const CHALLENGE_BYTES = 65_536

/** The failure that an answer is; null for pages, redirects and 304. */
export function failureOf(answer: WireAnswer, now: number): FetchFailure | null {
  const { status, bytes } = answer
  const url = withoutSecrets(answer.url)
  if (status >= 300 && status < 400) return null
  const after = retryAfter(answer.headers['retry-after'] ?? '', now)
  const details = { status, ...(after > 0 && { retryAfterMs: after }) }
  const text = bytes.length <= CHALLENGE_BYTES ? new TextDecoder().decode(bytes) : ''
  if (isChallenge(status, text)) return new FetchFailure('challenge', url, { status })
  if (status === 200 || status === 203) return null
  if (status === 429) return new FetchFailure('too-many-requests', url, details)
  if (status >= 500 || status < 300) return new FetchFailure('server-error', url, details)
  if (status === 401 || status === 403 || status === 451) return new FetchFailure('forbidden', url, { status })
  return new FetchFailure('not-found', url, { status })
}

/** Seconds or a date. */
function retryAfter(value: string, now: number): number {
  const text = value.trim()
  if (text === '') return 0
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : 0
}
