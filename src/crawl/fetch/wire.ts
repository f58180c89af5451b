// One request over one connection a host: bytes, status and headers, or a failure with its kind. Knows deadlines and
// caps, and nothing of manners (robots, delays, retries), which stand above it. Redirects are not followed here.
import { Client, type Dispatcher, errors } from 'undici'
import type { Surroundings } from '../surroundings.js'
import { collectBody } from './collect-body.js'
import { FetchFailure } from './fetch-failure.js'
import { type Connection, Guard } from './guarded-connector.js'
import type { TlsTerms } from './tls-terms.js'

/** All in milliseconds, by the real clock: a server is slow in real time. */
export interface WireLimits {
  readonly connectMs: number
  /** Until the headers are there. */
  readonly headersMs: number
  /** Between two pieces of a body. */
  readonly idleMs: number
  /** Until the last byte; a drip keeps every other timer happy. */
  readonly totalMs: number
  /** After so long a body must have come at `leastBytesPerSecond` on average. */
  readonly rateAfterMs: number
  readonly leastBytesPerSecond: number
}

export const WIRE_LIMITS: WireLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  idleMs: 30_000,
  totalMs: 120_000,
  rateAfterMs: 30_000,
  leastBytesPerSecond: 1_024,
}

export interface WireRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Decoded bytes. */
  readonly limitBytes: number
  /** Beyond the limit: fail, or keep what came until then (robots.txt). */
  readonly overflow: 'fail' | 'cut'
  readonly tls: TlsTerms
}

export interface WireAnswer {
  readonly url: string
  readonly status: number
  /** Lower-case names; values as latin1, byte for byte. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** Bytes of the body as it came, before unpacking. */
  readonly wireBytes: number
  readonly ip: string | null
  readonly tlsProblem: string | null
  readonly ms: number
}

/** DNS answers hold for a run of usual length, and no longer than a moved server stays away. */
const PIN_MS = 15 * 60_000
/** Bytes; the default of servers is 8 KB, and 16 KB is what Node itself allows. */
const MOST_HEADER_BYTES = 16_384
/** A kept connection saves a handshake per page; longer than the usual delay, shorter than servers get angry. */
const KEEP_ALIVE_MS = 15_000
/** A site rarely has more hosts; connections of others are closed. */
const MOST_CLIENTS = 8

interface Line {
  readonly client: Client
  connection: Connection | null
  connects: number
}

export class Wire {
  readonly guard: Guard
  readonly #lines = new Map<string, Line>()

  constructor(
    surroundings: Surroundings,
    private readonly options: { readonly allowLoopback: boolean; readonly limits: WireLimits },
  ) {
    const { allowLoopback, limits } = options
    this.guard = new Guard(surroundings, { allowLoopback, connectMs: limits.connectMs, pinMs: PIN_MS })
  }

  /** Throws `FetchFailure`. Any status is an answer. */
  async ask(request: WireRequest): Promise<WireAnswer> {
    const url = new URL(request.url)
    this.guard.assertAddress(url)
    const line = await this.#line(url, request.tls)
    const before = line.connects
    try {
      return await this.#once(line, url, request)
    } catch (error) {
      const failure = asFailure(error, request.url)
      // A server may close a kept connection at the moment it is used again; that is no fault of either.
      if (failure.kind !== 'reset' || line.connects !== before || before === 0) throw failure
      return await this.#once(line, url, request).catch((again: unknown) => {
        throw asFailure(again, request.url)
      })
    }
  }

  async close(): Promise<void> {
    const lines = [...this.#lines.values()]
    this.#lines.clear()
    await Promise.all(lines.map(({ client }) => client.destroy()))
  }

  async #line(url: URL, tls: TlsTerms): Promise<Line> {
    const key = `${url.origin} ${tls.profile} ${tls.intermediates.length}`
    const known = this.#lines.get(key)
    if (known) return known
    const [oldest] = this.#lines
    if (oldest && this.#lines.size >= MOST_CLIENTS) {
      this.#lines.delete(oldest[0])
      await oldest[1].client.destroy()
    }
    const connect = this.guard.connector(tls, (connection) => {
      line.connection = connection
      line.connects++
    })
    const client = new Client(url.origin, {
      connect,
      pipelining: 1,
      maxHeaderSize: MOST_HEADER_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const line: Line = { client, connection: null, connects: 0 }
    this.#lines.set(key, line)
    return line
  }

  async #once(line: Line, url: URL, request: WireRequest): Promise<WireAnswer> {
    const { limits } = this.options
    const started = performance.now()
    const abort = new AbortController()
    const fail = (kind: 'timeout' | 'too-slow') => () => abort.abort(new FetchFailure(kind, request.url))
    const total = setTimeout(fail('timeout'), limits.totalMs)
    let quiet = setTimeout(fail('timeout'), limits.connectMs + limits.headersMs)
    try {
      const answer = await line.client.request({
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        signal: abort.signal,
      })
      const bodyStarted = performance.now()
      const heard = (sofar: number) => {
        clearTimeout(quiet)
        quiet = setTimeout(fail('timeout'), limits.idleMs)
        const ms = performance.now() - bodyStarted
        if (ms > limits.rateAfterMs && (sofar * 1000) / ms < limits.leastBytesPerSecond) fail('too-slow')()
      }
      const { bytes, wireBytes } = await bodyOf(answer, request, heard)
      return {
        url: request.url,
        status: answer.statusCode,
        headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, headerText(value)])),
        bytes,
        wireBytes,
        ip: line.connection?.ip ?? null,
        tlsProblem: line.connection?.tlsProblem ?? null,
        ms: Math.round(performance.now() - started),
      }
    } catch (error) {
      throw abort.signal.aborted ? abort.signal.reason : error
    } finally {
      clearTimeout(total)
      clearTimeout(quiet)
    }
  }
}

/** A 304 may announce the length of what it does not send, which undici takes for a short body; so none is read. */
async function bodyOf(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { url, limitBytes, overflow }: WireRequest,
  heard: (sofar: number) => void,
): Promise<{ bytes: Uint8Array; wireBytes: number }> {
  if (statusCode === 304 || statusCode === 204) {
    body.on('error', () => undefined)
    body.destroy()
    return { bytes: new Uint8Array(0), wireBytes: 0 }
  }
  const [coding, length] = [headerText(headers['content-encoding']), headerText(headers['content-length'])]
  return collectBody(body, { url, coding, length, limitBytes, overflow, heard })
}

function headerText(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

const TLS_CODES = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|CRL_)/

/** What undici and Node say, in our kinds. */
function asFailure(error: unknown, url: string): FetchFailure {
  if (error instanceof FetchFailure) return error
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  const cause = { cause: error }
  if (error instanceof errors.HeadersOverflowError || /^HPE_|INVALID_ARG/.test(code))
    return new FetchFailure('headers', url, {}, cause)
  if (error instanceof errors.ConnectTimeoutError) return new FetchFailure('connect', url, {}, cause)
  if (error instanceof errors.ResponseContentLengthMismatchError) return new FetchFailure('short', url, {}, cause)
  if (TLS_CODES.test(code)) return new FetchFailure('tls', url, { seen: code }, cause)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new FetchFailure('dns', url, {}, cause)
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/.test(code))
    return new FetchFailure('connect', url, {}, cause)
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return new FetchFailure('reset', url, {}, cause)
  throw error
}
