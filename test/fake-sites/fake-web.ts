// Serves fake sites on loopback, each on a port of its own, and records who asked what, when, and how many at once.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Asked, FakeSite, Reply } from './fake-site.js'

export interface Recorded {
  readonly site: string
  readonly method: string
  readonly path: string
  /** By the clock handed in. */
  readonly at: number
  readonly host: string
  readonly agent: string
  /** Requests that this site was answering at that moment, this one counted. */
  readonly atOnce: number
  readonly conditional: boolean
  status: number
  body: string
}

export interface Served {
  readonly origin: string
  readonly start: string
  readonly port: number
}

/** Running sites. `close` ends every connection. */
export class FakeWeb {
  readonly requests: Recorded[] = []
  readonly #servers: Server[] = []
  readonly #active = new Map<string, number>()

  constructor(private readonly now: () => number = () => Date.now()) {}

  async serve(site: FakeSite, host = '127.0.0.1', port = 0): Promise<Served> {
    const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      void this.#answer(site, request, response)
    })
    this.#servers.push(server)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve)
    })
    const bound = (server.address() as AddressInfo).port
    const origin = `http://${host}:${bound}`
    return { origin, start: `${origin}${site.start}`, port: bound }
  }

  of(site: string): Recorded[] {
    return this.requests.filter((request) => request.site === site)
  }

  forget(): void {
    this.requests.length = 0
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          }),
      ),
    )
  }

  async #answer(site: FakeSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const atOnce = (this.#active.get(site.name) ?? 0) + 1
    this.#active.set(site.name, atOnce)
    response.once('close', () => this.#active.set(site.name, (this.#active.get(site.name) ?? 1) - 1))
    const { method = 'GET', url: path = '/', headers } = request
    const host = headers.host ?? ''
    const conditional = 'if-none-match' in headers || 'if-modified-since' in headers
    const recorded: Recorded = {
      site: site.name,
      method,
      path,
      at: this.now(),
      host,
      agent: headers['user-agent'] ?? '',
      atOnce,
      conditional,
      status: 0,
      body: '',
    }
    this.requests.push(recorded)
    let body = ''
    for await (const piece of request) body += String(piece)
    recorded.body = body
    const reply = replyOf(site, { method, path, headers, body, origin: `http://${host}` })
    recorded.status = reply.status ?? 200
    if (reply.raw) return reply.raw(request.socket)
    const bytes = typeof reply.body === 'string' ? Buffer.from(reply.body) : (reply.body ?? Buffer.alloc(0))
    const zip = bytes.length > 1_000 && /gzip/.test(String(headers['accept-encoding'])) && !reply.headers?.['content-encoding']
    const sent = zip ? gzipSync(bytes, { level: 1 }) : bytes
    const type = typeof reply.body === 'string' ? { 'content-type': 'text/html; charset=utf-8' } : {}
    response.writeHead(recorded.status, {
      ...type,
      ...(zip && { 'content-encoding': 'gzip' }),
      'content-length': sent.length,
      ...reply.headers,
    })
    response.end(sent)
  }
}

function replyOf(site: FakeSite, asked: Asked): Reply {
  const route = site.routes.get(asked.path) ?? site.routes.get(asked.path.replace(/\?.*$/, ''))
  const found = typeof route === 'function' ? route(asked) : (route ?? site.otherwise?.(asked))
  return found ?? { status: 404, body: '<html><title>404</title><body>页面不存在</body></html>' }
}
