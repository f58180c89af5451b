// One invented agency site: what it answers, and which reports it truly holds.

export interface Asked {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  /** Where this site is served, without a slash at the end. */
  readonly origin: string
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Writes to the socket by itself: what no well-behaved server sends. */
  readonly raw?: (socket: import('node:net').Socket) => void
}

export type Route = Reply | ((asked: Asked) => Reply)

/** A report that a crawler has to find, exactly once. */
export interface TrueReport {
  readonly title: string
  readonly agency: string
  readonly year: number
  /** Of the bytes that are to be delivered. */
  readonly sha256: string
}

export interface FakeSite {
  readonly name: string
  /** Path of the start page. */
  readonly start: string
  readonly routes: Map<string, Route>
  /** For paths that no route has; without it 404. */
  readonly otherwise?: (asked: Asked) => Reply | null
  readonly truth: readonly TrueReport[]
}
