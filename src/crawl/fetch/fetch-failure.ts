// Why a fetch gave no usable answer, and whether the same fetch may succeed later.
import { type SaidTwice, say } from '../words.js'

export const FAILURE_KINDS = [
  'dns',
  'refused-address',
  'refused-scheme',
  'refused-port',
  'off-site',
  'connect',
  'tls',
  'reset',
  'timeout',
  'too-slow',
  'short',
  'empty',
  'too-large',
  'coding',
  'headers',
  'redirect-loop',
  'too-many-redirects',
  'server-error',
  'too-many-requests',
  'not-found',
  'forbidden',
  'challenge',
  'robots',
  'robots-unreachable',
  'host-paused',
] as const

export type FailureKind = (typeof FAILURE_KINDS)[number]

/** Kinds that time may heal; everything else stays as it is until someone changes the site or its settings. */
const HEALS: ReadonlySet<FailureKind> = new Set([
  'dns',
  'connect',
  'reset',
  'timeout',
  'too-slow',
  'short',
  'empty',
  'server-error',
  'too-many-requests',
  'robots-unreachable',
  'host-paused',
])

/** Kinds that say the host is unwell; a run of them opens its circuit breaker. */
const HOST_UNWELL: ReadonlySet<FailureKind> = new Set([
  'dns',
  'connect',
  'reset',
  'timeout',
  'too-slow',
  'server-error',
  'too-many-requests',
])

export class FetchFailure extends Error {
  override readonly name = 'FetchFailure'
  readonly said: SaidTwice
  constructor(
    readonly kind: FailureKind,
    /** Where it happened; without secrets. */
    readonly url: string,
    readonly details: { readonly status?: number; readonly seen?: string; readonly retryAfterMs?: number } = {},
    options?: { readonly cause?: unknown },
  ) {
    const said = say(kind, { url, ...details })
    super(said.en, options)
    this.said = said
  }

  get heals(): boolean {
    return HEALS.has(this.kind)
  }

  get hostUnwell(): boolean {
    return HOST_UNWELL.has(this.kind)
  }
}

const MINUTE = 60_000
/** A short fault is over in a minute, a restart in ten, an office day in two hours, a moved server next day. */
const BACKOFF = [MINUTE, 10 * MINUTE, 120 * MINUTE, 24 * 60 * MINUTE] as const
/** Waits differ by up to this share, so that many sites behind one platform do not come back together. */
const JITTER = 0.2

/** Milliseconds until attempt number `attempts + 1`; null when there were enough. */
export function retryDelay(failure: FetchFailure, attempts: number, random: () => number): number | null {
  const wait = BACKOFF[attempts - 1]
  if (!failure.heals || wait === undefined) return null
  return Math.max(Math.round(wait * (1 + JITTER * random())), failure.details.retryAfterMs ?? 0)
}
