// What a family of site software has to tell: how its lists are recognised, what stands in them, and where they go
// on. One file a family; a site whose software is not known is read by its links alone.
import type { PageRequest } from '../crawl-state.js'
import type { Link, Page } from '../page/page.js'

/** What the list itself said about where it stands. */
export interface ListContext {
  /** The address the list was asked by, with its fragment. */
  readonly hash: string
  /** 1 is the first page. */
  readonly page: number
  /** What the family's own data request carried; empty on a page that people see. */
  readonly data: Readonly<Record<string, string | number>>
  readonly now: number
}

export interface DataRequest {
  readonly request: PageRequest
  readonly data: Readonly<Record<string, string | number>>
  /** May lead nowhere, so its absence is no failure. */
  readonly guessed?: boolean
  /** Counts as turning the page (else as a list of its own). */
  readonly paging: boolean
}

export interface ListReading {
  readonly items: readonly Link[]
  readonly next: readonly DataRequest[]
}

export interface Family {
  readonly name: string
  /** Whether a page that people see comes from this software. Cheap. */
  recognises(page: Page): boolean
  /** What such a page holds. Null: nothing of this family's, so its links are read as any page's. */
  read(page: Page, context: ListContext): ListReading | null
  /** The answer to a data request of this family: its text, and where it came from. Throws `ListUnreadable`. */
  readData?(text: string, url: string, context: ListContext): ListReading
}

/** List data that is not what the family sends. */
export class ListUnreadable extends Error {
  override readonly name = 'ListUnreadable'
}
