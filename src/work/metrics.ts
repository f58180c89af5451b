// What a worker tells about itself: counts and times for Prometheus, and whether it is well.
import { createServer, type Server } from 'node:http'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { JOB_KINDS, type Queue } from '../queue/index.js'
import type { Sandbox } from '../sandbox/index.js'
import type { DocumentState, Store } from '../store/index.js'
import type { Done } from './workers.js'

export interface WorkMetrics {
  readonly contentType: string
  /** Told after every job. */
  done(done: Done): void
  /** The page of `/metrics`; asks the store and the queue. */
  page(): Promise<string>
}

interface Watched {
  readonly store: Pick<Store, 'status'>
  readonly queue: Pick<Queue, 'counts' | 'oldestWaitingMs'>
  readonly sandbox?: Pick<Sandbox, 'stats'>
}

/** A document takes from 10 ms to the longest time limit. */
const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300]

/** The numbers of one process. */
export function workMetrics({ store, queue, sandbox }: Watched): WorkMetrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const jobs = new Counter({ name: 'gouji_jobs_total', help: 'Jobs worked on', labelNames: ['kind', 'outcome'], registers })
  const seconds = new Histogram({
    name: 'gouji_job_seconds',
    help: 'Seconds from claim to end of a job',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  })
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers })
  const waiting = gauge('gouji_queue_jobs', 'Jobs in the queue', ['kind', 'state'])
  const oldest = gauge('gouji_queue_oldest_seconds', 'How long the oldest waiting job has waited')
  const documents = gauge('gouji_documents', 'Documents in the store', ['state'])
  const anomalies = gauge('gouji_findings', 'Findings in the store', ['status'])
  const children = gauge('gouji_children', 'Parser children', ['state'])
  const killed = gauge('gouji_children_killed', 'Parser children killed for overrunning their bounds since the start')
  return {
    contentType: registry.contentType,
    done: ({ kind, outcome, seconds: took }) => {
      jobs.inc({ kind, outcome })
      seconds.observe({ kind }, took)
    },
    page: async () => {
      const [counts, oldestMs, status] = await Promise.all([queue.counts(), queue.oldestWaitingMs(), store.status()])
      for (const kind of JOB_KINDS) for (const [state, count] of Object.entries(counts[kind])) waiting.set({ kind, state }, count)
      oldest.set(oldestMs / 1000)
      for (const [state, count] of Object.entries(status.documents) as [DocumentState, number][]) documents.set({ state }, count)
      for (const [state, count] of Object.entries(status.anomalies)) anomalies.set({ status: state }, count)
      const stats = sandbox?.stats()
      if (stats) {
        children.set({ state: 'alive' }, stats.children)
        children.set({ state: 'busy' }, stats.busy)
        killed.set(stats.killed)
      }
      return registry.metrics()
    },
  }
}

/** Where `/healthz` and `/metrics` answer. */
export interface Health {
  readonly url: string
  close(): Promise<void>
}

/** Serves both on 127.0.0.1 unless told otherwise. `well` throws or says false when the process cannot work. */
export async function startHealth(
  metrics: WorkMetrics,
  well: () => Promise<boolean>,
  { port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string },
): Promise<Health> {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request.url ?? '/', metrics, well).catch((error: unknown) => ({
      code: 503,
      type: 'text/plain; charset=utf-8',
      body: `${error instanceof Error ? error.message : error}\n`,
    }))
    response.writeHead(answer.code, { 'content-type': answer.type, 'cache-control': 'no-store' }).end(answer.body)
  })
  await listen(server, port, host)
  const { port: bound } = server.address() as { port: number }
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answerTo(url: string, metrics: WorkMetrics, well: () => Promise<boolean>) {
  const { pathname } = new URL(url, 'http://localhost')
  if (pathname === '/metrics') return { code: 200, type: metrics.contentType, body: await metrics.page() }
  if (pathname !== '/healthz') return { code: 404, type: 'text/plain; charset=utf-8', body: 'not found\n' }
  const good = await well()
  return { code: good ? 200 : 503, type: 'text/plain; charset=utf-8', body: good ? 'ok\n' : 'not well\n' }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
