// The built page: its files, and for every other address the one page that they make, with a nonce for the styles that
// it writes itself.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { ApiFailure } from '../api-failure.js'
import { newSecret } from '../guard/secrets.js'
import type { Routes } from '../review-parts.js'

const NONCE_PLACE = /__GOUJI_NONCE__/g
const YEAR_S = 31_536_000
const DAY_S = 86_400

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>gouji</title></head><body>
<p>复核页面还没有构建。请在程序目录运行 npm run build。接口已可用：/api/openapi.json</p>
<p lang="en">The review page has not been built: run npm run build in the program's folder. The API answers: /api/openapi.json</p>
</body></html>`

export const pageRoutes: Routes = (server, { page }) => {
  // `.br` and `.gz` beside a file are what a browser that takes them gets.
  const files = { serve: true, preCompressed: true, decorateReply: false, index: false, dotfiles: 'deny', list: false } as const
  for (const [prefix, maxAge, immutable] of [
    ['assets', YEAR_S, true],
    ['pdfjs', DAY_S, false],
  ] as const) {
    server.register(fastifyStatic, {
      ...files,
      root: join(page, prefix),
      prefix: `/${prefix}/`,
      maxAge: maxAge * 1000,
      immutable,
      setHeaders: (reply, path) => {
        if (path.endsWith('.mjs')) reply.header('content-type', 'text/javascript; charset=utf-8')
      },
    })
  }
  const html = pageFile(join(page, 'index.html'))
  server.setNotFoundHandler(async (request, reply) => {
    const [path = '/'] = request.url.split('?')
    const read = request.method === 'GET' || request.method === 'HEAD'
    // A file that is not there is not the page; neither is an address of the API.
    if (!read || /^\/(?:api|assets|pdfjs)(?:\/|$)/.test(path)) throw new ApiFailure('unknown')
    const nonce = newSecret()
    return reply
      .header('content-security-policy', policyOf(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send((await html()).replace(NONCE_PLACE, nonce))
  })
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Read again when it has changed: a build while the server runs is seen. */
function pageFile(path: string): () => Promise<string> {
  let kept: { readonly at: number; readonly html: string } | null = null
  return async () => {
    try {
      const { mtimeMs } = await stat(path)
      if (kept?.at !== mtimeMs) kept = { at: mtimeMs, html: await readFile(path, 'utf8') }
      return kept.html
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NOT_BUILT
      throw error
    }
  }
}
