import { ApiFailure } from '../api-failure.js'
import { SAFE_HEADERS } from '../guard/response-headers.js'
import type { Routes } from '../review-parts.js'

/** Events for open pages, and what machines ask about this one. */
export const eventRoutes: Routes = (server, { feed, deps }) => {
  server.get('/api/events', { schema: { summary: 'text/event-stream of ServerEvent' } }, (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, {
      ...SAFE_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    // Told to come later by an answer without events: the browser asks again by itself.
    if (!feed.listen(reply.raw)) reply.raw.end('retry: 30000\n\n')
  })
  server.get('/healthz', { schema: { summary: 'ok' } }, async (_request, reply) => {
    await deps.store.states([])
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('ok\n')
  })
  server.get('/metrics', { config: { for: 'reader' }, schema: { summary: 'Prometheus' } }, async (_request, reply) => {
    if (!deps.metrics) throw new ApiFailure('not-here')
    return reply
      .type(deps.metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await deps.metrics.page())
  })
}
