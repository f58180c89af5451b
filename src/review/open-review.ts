// Opens the review server: guards first, then routes, then the page. What is opened here is closed by `close`.
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { BlobDamaged } from '../blobs/index.js'
import { TryLater } from '../errors.js'
import { VERSION } from '../pipeline/index.js'
import { ApiFailure } from './api-failure.js'
import { describeApi } from './describe-api.js'
import { isLoopback } from './guard/hosts.js'
import { Lockout } from './guard/lockout.js'
import { addHeaders } from './guard/response-headers.js'
import { guard } from './guard/visitors.js'
import { LetterPrinter } from './letters/print-letter.js'
import { ChangeFeed } from './live/change-feed.js'
import { FindingIndex } from './live/finding-index.js'
import { TrendIndex } from './live/trend-index.js'
import { DocumentReader } from './original/document-reader.js'
import type { ReviewDeps, ReviewOptions } from './review-deps.js'
import type { ReviewParts } from './review-parts.js'
import { accountRoutes } from './routes/account-routes.js'
import { decisionRoutes } from './routes/decision-routes.js'
import { documentRoutes } from './routes/document-routes.js'
import { eventRoutes } from './routes/event-routes.js'
import { findingRoutes } from './routes/finding-routes.js'
import { letterRoutes } from './routes/letter-routes.js'
import { numberRoutes } from './routes/number-routes.js'
import { pageRoutes } from './routes/page-routes.js'
import { reportRoutes } from './routes/report-routes.js'
import { sessionRoutes } from './routes/session-routes.js'
import { siteRoutes } from './routes/site-routes.js'
import { uploadRoutes } from './routes/upload-routes.js'

export interface Review {
  /** Where it answers. */
  readonly url: string
  close(): Promise<void>
}

/** It must not be served like this; `message` says what to do, in both languages. */
export class ReviewRefused extends Error {
  override readonly name = 'ReviewRefused'
  constructor(readonly messages: { readonly zh: string; readonly en: string }) {
    super(messages.en)
  }
}

/** Bytes of a request's body, uploads apart: 500 findings are 60 kB. */
const MOST_BODY = 1 << 20
/** Milliseconds for a request to be there: 100 MB over a slow line. */
const REQUEST_MS = 10 * 60_000
const HEADERS_MS = 20_000
/** Requests of one address in a minute: a reviewer on the keyboard makes two a second, an office has several. */
const MOST_A_MINUTE = 3_000

/** Starts answering. Throws `ReviewRefused` where others could reach it and there are no accounts. */
export async function openReview(deps: ReviewDeps, options: ReviewOptions): Promise<Review> {
  const local = isLoopback(options.host)
  if (!local && !(await deps.store.desk.hasAccounts())) throw refusal(options.host)
  const index = new FindingIndex(deps.store.desk)
  const trends = new TrendIndex(deps.store)
  const feed = new ChangeFeed(deps, index, trends)
  const parts: ReviewParts = {
    deps,
    index,
    trends,
    feed,
    reader: new DocumentReader(deps),
    lockout: new Lockout(),
    printer: new LetterPrinter(options.chromium),
    version: VERSION,
    secureCookies: options.httpsProxy ?? false,
    page: options.page,
  }
  const server = await build(parts, local, options)
  await server.listen({ host: options.host, port: options.port })
  feed.start()
  const { port } = server.server.address() as { port: number }
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: async () => {
      await feed.stop()
      server.server.closeAllConnections()
      await server.close()
    },
  }
}

function refusal(host: string): ReviewRefused {
  return new ReviewRefused({
    zh: `还没有账号，不能在 ${host} 上开放：别的机器都能连进来改动复核结果。请先运行 gouji accounts add <用户名> --role admin 建立账号，或去掉 --host，只在本机使用`,
    en: `there are no accounts, so ${host} cannot be listened on: every machine could come in and decide. First run gouji accounts add <name> --role admin, or leave --host out and use it on this machine alone`,
  })
}

async function build(parts: ReviewParts, local: boolean, { httpsProxy = false }: ReviewOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: MOST_BODY,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS },
    trustProxy: httpsProxy ? 'loopback' : false,
    forceCloseConnections: true,
    // Names of agencies stand in addresses, as UTF-8 that is written with three letters a byte.
    routerOptions: { maxParamLength: 4_000 },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: false } },
  })
  answerFailures(server, parts)
  addHeaders(server)
  await server.register(cookie)
  await server.register(rateLimit, {
    max: MOST_A_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) => new ApiFailure('too-many', { retryAfter: Math.ceil(ttl / 1000) }),
  })
  guard(server, { desk: parts.deps.store.desk, local })
  await describeApi(server, parts.version)
  for (const routes of [
    sessionRoutes,
    accountRoutes,
    findingRoutes,
    decisionRoutes,
    reportRoutes,
    documentRoutes,
    uploadRoutes,
    numberRoutes,
    siteRoutes,
    letterRoutes,
    eventRoutes,
    pageRoutes,
  ])
    server.register(async (scope) => routes(scope, parts))
  server.get('/api/openapi.json', { config: { for: 'nobody' }, schema: { summary: 'OpenAPI' } }, () => server.swagger())
  await server.ready()
  return server
}

function answerFailures(server: FastifyInstance, { deps }: ReviewParts): void {
  server.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
    const failure = failureOf(error)
    if (failure.status >= 500) {
      const where = { method: request.method, route: request.routeOptions.url ?? '' }
      deps.log.error({ ...where, message: error.message, stack: error.stack }, 'a request failed')
    }
    const { retryAfter } = failure.body
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return reply.code(failure.status).header('cache-control', 'no-store').send(failure.body)
  })
}

function failureOf(error: Error & { readonly statusCode?: number; readonly validation?: unknown }): ApiFailure {
  if (error instanceof ApiFailure) return error
  if (error instanceof TryLater) return new ApiFailure('try-later', { retryAfter: Math.ceil(error.delayMs / 1000) })
  if (error instanceof BlobDamaged) {
    return new ApiFailure('not-here', {
      message: { zh: '原件已损坏，请重新收入这份文件', en: 'The original is damaged: bring the document in again' },
    })
  }
  const status = error.statusCode ?? 500
  if (status === 413) return new ApiFailure('too-large')
  // What the schema says of a request names its fields and never repeats more than what was sent.
  if (status < 500)
    return new ApiFailure('wrong-request', { message: { zh: `请求的格式不对：${error.message}`, en: error.message } })
  return new ApiFailure('bug')
}
