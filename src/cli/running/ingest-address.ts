import type { App } from '../../app.js'
import type { Crawler, FetchedOne } from '../../crawl/index.js'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, INPUT_FAILED } from '../exit-code.js'
import { notice } from '../output.js'
import { CRAWL_SAYS } from './crawl-says.js'
import { declared } from './crawl-sink.js'
import { openAppCrawler, releaseDead } from './open-app-crawler.js'

/** Whether an argument of `gouji ingest` is an address and no path. */
export function isAddress(argument: string): boolean {
  return /^https?:\/\//i.test(argument) && URL.canParse(argument)
}

/** Fetches single documents with the crawler's manners and takes them in. What cannot be had is said. */
export async function ingestAddresses(
  addresses: readonly string[],
  { app, lang, signal }: { readonly app: App; readonly lang: Lang; readonly signal: AbortSignal },
): Promise<readonly { readonly path: string; readonly sha256: string; readonly work: boolean }[]> {
  if (addresses.length === 0) return []
  await releaseDead(app)
  const crawler = openAppCrawler(app, process.env.GOUJI_CONTACT ?? null, lang)
  const taken: { path: string; sha256: string; work: boolean }[] = []
  try {
    for (const address of addresses) {
      if (signal.aborted) break
      const fetched = await fetchOrStop(crawler, address, signal)
      if (fetched === null) break
      if (!fetched.ok) {
        notice(safe(fetched.said[lang]))
        exitAtLeast(INPUT_FAILED)
        continue
      }
      const { body, row } = fetched
      await app.blobs.put(body.sha256, body.bytes)
      const about = { sha256: body.sha256, bytes: body.bytes.length, origin: row.finalUrl, name: body.name, fetchId: row.id }
      const arrival = { ...about, ...declared(body.mediaType), channel: 'ingest' as const, receivedAt: row.at }
      const [admitted] = await app.store.admit([arrival], app.engine)
      notice(CRAWL_SAYS[lang].fetched(safe(row.finalUrl)))
      taken.push({ path: address, sha256: body.sha256, work: admitted?.work ?? false })
    }
    return taken
  } finally {
    await crawler.close()
  }
}

/** Null where the wait for the host's turn was cut short. */
async function fetchOrStop(crawler: Crawler, address: string, signal: AbortSignal): Promise<FetchedOne | null> {
  try {
    return await crawler.fetch(address, signal)
  } catch (error) {
    if (signal.aborted && (error as Error).name === 'AbortError') return null
    throw error
  }
}
