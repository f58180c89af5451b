// The OpenAPI page, made of the schemas that requests are checked by. Answers are named by their types in api.ts.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Role } from '../store/index.js'

const ERROR = {
  type: 'object',
  required: ['error', 'message'],
  properties: {
    error: { type: 'string' },
    message: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
    retryAfter: { type: 'number' },
  },
}

/** Before the routes. */
export async function describeApi(server: FastifyInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'gouji',
        version,
        description:
          'Findings in annual reports on government information disclosure, and what people decide on them. Lists go by key: `next` of one page is `after` of the next. What changes something needs `x-csrf-token` (from `GET /api/session`) beside the session cookie, or a token as `Authorization: Bearer`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'gouji_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: ({ schema, url, route }) => {
      const role = (route.config as { for?: Role | 'nobody' } | undefined)?.for ?? 'reader'
      const { summary = '', ...asked } = (schema ?? {}) as { summary?: string }
      const shown = {
        ...asked,
        summary: summary.includes('→') ? (summary.split('→')[0] ?? '').trim() : url,
        description: role === 'nobody' ? 'Also without being signed in.' : `For ${role}.`,
        response: {
          200: { description: (summary.split('→').at(-1) ?? '').trim() || 'done', type: 'object', additionalProperties: true },
          '4xx': { description: 'ApiError', ...ERROR },
        },
      }
      return { schema: shown, url }
    },
  })
}
