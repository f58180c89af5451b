// What a browser does between the page and the server: keeps the cookie, sends the token of its session.
import { request as ask } from 'node:http'
import type { Session } from '../../../src/review/api.js'

export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
  readonly body: Body
}

export interface Asked {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Bytes as they are, instead of `body`. */
  readonly raw?: Uint8Array | string
}

export class Browser {
  cookie = ''
  csrf = ''

  constructor(readonly url: string) {}

  /** Looks at the session, as the page does first. */
  async open(): Promise<Session> {
    const { body } = await this.get<Session>('/api/session')
    this.csrf = body.csrf
    return body
  }

  async login(name: string, password: string): Promise<Answer<Session>> {
    if (this.csrf === '') await this.open()
    const answer = await this.post<Session>('/api/login', { name, password })
    if (answer.status === 200) this.csrf = answer.body.csrf
    return answer
  }

  get<Body>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.ask<Body>(path, { headers })
  }

  post<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.ask<Body>(path, { method: 'POST', body, headers })
  }

  /** By node's own client: `fetch` would not let a test say who it is (Host, Origin). */
  ask<Body>(path: string, { method = 'GET', body, headers = {}, raw }: Asked): Promise<Answer<Body>> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const all: Record<string, string> = {
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...(method === 'GET' ? {} : { 'x-csrf-token': this.csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.url)
      // The path goes as it is: a client that tidies `..` up would test itself.
      const request = ask({ hostname, port, path, method, headers: all }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', reject)
        response.on('end', () => {
          const set = response.headers['set-cookie']?.find((line) => line.startsWith('gouji_session='))
          if (set) this.cookie = set.split(';')[0] ?? ''
          const text = Buffer.concat(pieces).toString('utf8')
          const json = String(response.headers['content-type']).includes('json') && text !== ''
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: (json ? JSON.parse(text) : null) as Body,
          })
        })
      })
      request.on('error', reject)
      if (sent !== undefined) request.write(sent)
      request.end()
    })
  }
}

/** A `multipart/form-data` body with files. */
export function form(files: readonly { readonly name: string; readonly bytes: Uint8Array | string }[]): {
  raw: Buffer
  type: string
} {
  const boundary = 'gouji-test-boundary'
  const pieces = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(bytes as Uint8Array),
    Buffer.from('\r\n'),
  ])
  return {
    raw: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}
