// Originals and what is shown of them. Nothing of a document is ever an answer that a browser takes for a page of ours:
// originals are attachments, and what is shown again is written by us, in a frame without rights.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { toPng } from '../../inspect/index.js'
import type { Lang, Retried, RetryRequest } from '../api.js'
import { ApiFailure } from '../api-failure.js'
import { newSecret } from '../guard/secrets.js'
import { evidencePicture } from '../original/evidence-picture.js'
import { outlineOf } from '../original/outline.js'
import { reconstructionPage } from '../original/reconstruction-page.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { ruleTitle } from '../view/rule-titles.js'
import { attachment } from './attachment.js'
import { schemas } from './schemas.js'

interface ByDocument {
  readonly Params: { readonly sha256: string }
}

export const documentRoutes: Routes = (server, parts) => {
  const { reader } = parts
  const params = schemas.byDocument
  server.get<ByDocument>('/api/documents/:sha256/original', { schema: { summary: 'bytes', params } }, (request, reply) =>
    sendBytes(request, reply, 'application/octet-stream', parts),
  )
  server.get<ByDocument>(
    '/api/documents/:sha256/pdf',
    { schema: { summary: 'bytes of a PDF', params } },
    async (request, reply) => {
      const detail = await parts.deps.store.document(request.params.sha256)
      if (!detail) throw new ApiFailure('unknown')
      if (detail.reading?.extraction.source.format !== 'pdf') throw new ApiFailure('not-here')
      return sendBytes(request, reply, 'application/pdf', parts)
    },
  )
  server.get<ByDocument>('/api/documents/:sha256/outline', { schema: { summary: 'OutlineView', params } }, async (request) => {
    const document = await reader.read(request.params.sha256)
    if (!document || document.format === 'pdf') throw new ApiFailure('not-here')
    return outlineOf(document)
  })
  server.get<ByDocument & { Querystring: { mark?: readonly string[]; lang?: Lang } }>(
    '/api/documents/:sha256/page',
    { schema: { summary: 'text/html', params, querystring: schemas.marks } },
    async (request, reply) => {
      const document = await reader.read(request.params.sha256)
      if (!document || document.format === 'pdf') throw new ApiFailure('not-here')
      const { html, policy } = reconstructionPage(outlineOf(document), {
        marks: new Set(request.query.mark ?? []),
        nonce: newSecret(),
        title: request.params.sha256.slice(0, 12),
        lang: request.query.lang ?? 'zh',
      })
      return reply
        .header('content-security-policy', policy)
        .header('x-frame-options', 'SAMEORIGIN')
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(html)
    },
  )
  pictureRoutes(server, parts)
  server.post<{ Body: RetryRequest }>(
    '/api/retry',
    { config: { for: 'admin' }, schema: { summary: 'RetryRequest → Retried', body: schemas.retry } },
    async (request): Promise<Retried> => {
      const { store, engine } = parts.deps
      const { which } = request.body
      const documents = await store.retry(which, engine)
      const object = which === 'all' ? 'all' : which.length === 1 ? (which[0] ?? '') : `${which.length} documents`
      await store.desk.note({ actor: request.visitor?.name ?? '', action: 'retry', object, payload: { documents } })
      return { documents }
    },
  )
}

const pictureRoutes: Routes = (server, parts) => {
  for (const kind of ['svg', 'png'] as const) {
    server.get<{ Params: { identity: string }; Querystring: { lang?: Lang } }>(
      `/api/findings/:identity/picture.${kind}`,
      { schema: { summary: `image/${kind}`, params: schemas.byIdentity, querystring: schemas.picture } },
      async (request, reply) => {
        const anomaly = await parts.deps.store.anomaly(request.params.identity)
        if (!anomaly) throw new ApiFailure('unknown')
        const document = await parts.reader.read(anomaly.sha256)
        const places = [...anomaly.evidence.map(({ place }) => place)]
        const svg = document && evidencePicture(document, places, ruleTitle(anomaly.rule)[request.query.lang ?? 'zh'])
        if (!svg) throw new ApiFailure('not-here')
        reply.header('content-disposition', attachment(`${anomaly.identity.slice(0, 12)}.${kind}`))
        reply.header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        if (kind === 'svg') return reply.type('image/svg+xml; charset=utf-8').send(svg)
        return reply.type('image/png').send(Buffer.from(await toPng(svg)))
      },
    )
  }
}

async function sendBytes(
  request: FastifyRequest<ByDocument>,
  reply: FastifyReply,
  type: string,
  { deps }: ReviewParts,
): Promise<FastifyReply> {
  const { sha256 } = request.params
  const detail = await deps.store.document(sha256)
  const local = detail ? await deps.blobs.local(sha256) : null
  if (!detail || !local) throw new ApiFailure('unknown')
  reply.raw.once(
    'close',
    () => void local.release().catch((error: unknown) => deps.log.warn({ error: String(error) }, 'a blob was not let go')),
  )
  const { size } = await stat(local.path)
  const range = rangeOf(request.headers.range, size)
  reply.header('content-disposition', attachment(detail.document.name ?? sha256))
  // Bytes are named by their hash: what was fetched once is right for ever.
  reply.header('cache-control', 'private, max-age=31536000, immutable')
  reply.header('accept-ranges', 'bytes')
  reply.header('content-security-policy', "sandbox; default-src 'none'")
  reply.type(type)
  if (range === null) return reply.header('content-length', size).send(createReadStream(local.path))
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(createReadStream(local.path, range))
}

/** One range of bytes; null where none or several are asked for, or none that is there. */
function rangeOf(header: string | undefined, size: number): { readonly start: number; readonly end: number } | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return null
  const start = asked[1] === '' ? Math.max(0, size - Number(asked[2])) : Number(asked[1])
  const end = asked[1] === '' || asked[2] === '' ? size - 1 : Math.min(size - 1, Number(asked[2]))
  return start <= end && start < size ? { start, end } : null
}
