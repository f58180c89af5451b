// Files that people drop on the page: streamed into the blob store while they arrive, hashed and counted there, so that
// an upload without an end costs as much as the largest document.
import multipart from '@fastify/multipart'
import { MOST_BYTES, takeIn } from '../../intake/index.js'
import type { Uploaded } from '../api.js'
import type { Routes } from '../review-parts.js'

/** Files of one request: a folder that was dropped. The page sends more in further requests. */
const MOST_FILES = 200
/** Milliseconds without a byte after which an upload is over. */
const IDLE_MS = 30_000

export const uploadRoutes: Routes = (server, { deps }) => {
  server.register(multipart, {
    limits: {
      fileSize: MOST_BYTES + 1,
      files: MOST_FILES,
      fields: 10,
      fieldSize: 10_000,
      parts: MOST_FILES + 10,
      headerPairs: 50,
    },
    throwFileSizeLimit: false,
  })
  server.register(async (scope) => {
    scope.post(
      '/api/upload',
      { config: { for: 'reviewer' }, bodyLimit: MOST_FILES * MOST_BYTES, schema: { summary: 'multipart/form-data → Uploaded' } },
      async (request, reply): Promise<Uploaded> => {
        request.raw.socket.setTimeout(IDLE_MS)
        const files: Uploaded['files'][number][] = []
        const actor = request.visitor?.name ?? ''
        for await (const part of request.files()) {
          const name = part.filename === '' ? 'upload' : part.filename
          const about = { channel: 'upload' as const, origin: `upload:${name}`, name, mediaType: part.mimetype, actor }
          const taken = await takeIn({ stream: part.file }, about, deps.intake)
          if (taken.ok) {
            const { sha256, state, newDocument } = taken.admitted
            files.push({ name, ok: true, sha256, state, known: !newDocument })
          } else {
            files.push({ name, ok: false, message: taken.message })
            // Who sends without an end is not listened to until it comes.
            if (taken.refusal.code === 'too-large') {
              reply.header('connection', 'close')
              reply.raw.once('finish', () => request.raw.destroy())
              break
            }
            // What is left of it has to be read past before the next file begins.
            part.file.resume()
          }
        }
        request.raw.socket.setTimeout(0)
        return { files }
      },
    )
  })
}
