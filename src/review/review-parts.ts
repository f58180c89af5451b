import type { FastifyInstance } from 'fastify'
import type { Lockout } from './guard/lockout.js'
import type { LetterPrinter } from './letters/print-letter.js'
import type { ChangeFeed } from './live/change-feed.js'
import type { FindingIndex } from './live/finding-index.js'
import type { TrendIndex } from './live/trend-index.js'
import type { DocumentReader } from './original/document-reader.js'
import type { ReviewDeps } from './review-deps.js'

/** What routes work with. */
export interface ReviewParts {
  readonly deps: ReviewDeps
  readonly index: FindingIndex
  readonly trends: TrendIndex
  readonly reader: DocumentReader
  readonly feed: ChangeFeed
  readonly lockout: Lockout
  readonly printer: LetterPrinter
  readonly version: string
  readonly secureCookies: boolean
  /** Folder of the built page. */
  readonly page: string
}

/** A group of routes. */
export type Routes = (server: FastifyInstance, parts: ReviewParts) => void
