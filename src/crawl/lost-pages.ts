// Tells answers that a site gives for any address from pages of their own: some say 200 and a page of theirs where
// nothing is. Asked for once a host and run, and only where a page without any table is about to be taken for a report.
import { decode } from '../decode/index.js'
import type { FetchRow, Frontier } from './crawl-state.js'
import type { Body, PoliteFetcher } from './fetch/polite-fetcher.js'
import type { Finding } from './find/visit.js'
import type { Site } from './sites/site.js'
import type { Surroundings } from './surroundings.js'

/** So many other addresses with the very same page, and it is nobody's report. */
const SAME_ANSWERS = 2
const LARGEST_BYTES = 2 * 1024 ** 2

export interface LostPagesMeans {
  readonly site: Site
  readonly fetcher: PoliteFetcher
  readonly frontier: Frontier
  readonly surroundings: Surroundings
}

export class LostPages {
  readonly #known = new Map<string, string | null>()
  #asked: { row: FetchRow; requests: number }[] = []

  constructor(private readonly means: LostPagesMeans) {}

  /** A code of words.ts where the report of `finding` is no page of its own; null where nothing speaks against it. */
  async doubt(finding: Finding, body: Body, key: string): Promise<'same-answer' | 'error-page' | null> {
    const { report } = finding
    const bare = report?.notes.some((note) => note === 'no-tables' || note === 'tables-are-images')
    if (!report || !bare || body.kind !== 'html') return null
    if ((await this.means.frontier.sameBody(this.means.site.name, report.sha256, key)) >= SAME_ANSWERS) return 'same-answer'
    const lost = await this.#lostPage(body.url)
    return lost !== null && lost === bones(body) ? 'error-page' : null
  }

  /** Fetches made since the last call, to be settled with the entry that they were made for. */
  taken(): readonly { readonly row: FetchRow; readonly requests: number }[] {
    const asked = this.#asked
    this.#asked = []
    return asked
  }

  /** What the host says where surely nothing is; null where it says so properly. */
  async #lostPage(url: string): Promise<string | null> {
    const { host } = new URL(url)
    const known = this.#known.get(host)
    if (known !== undefined) return known
    const { fetcher, site, surroundings } = this.means
    const name = Math.floor(surroundings.random() * 2 ** 40).toString(36)
    const request = { url: new URL(`./t${name}_0.html`, url).href, method: 'GET' } as const
    const { body, row, requests } = await fetcher.fetch({ request, site, remembered: null, limitBytes: LARGEST_BYTES })
    this.#asked.push({ row, requests })
    const lost = body === null ? null : bones(body)
    this.#known.set(host, lost)
    return lost
  }
}

/** A page without what differs from address to address: scripts, tags' insides, digits and the address itself. */
function bones({ bytes, mediaType, url }: Body): string {
  const { text } = decode(bytes, { mediaType })
  const shown = text.replaceAll(new URL(url).pathname, '').replace(/<script\b[\s\S]*?<\/script\s*>|<[^>]*>/gi, '')
  return shown.replace(/[\d\s]+/g, '')
}
