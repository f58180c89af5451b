// Where the crawler's reports go: bytes into the blob store, then the document into the store, then what the site's
// pages said of it. In this order a crash leaves nothing that names bytes which are not there; all three may come twice.
import type { App } from '../../app.js'
import type { CrawlSink, FoundReport } from '../../crawl/index.js'
import { cleanName } from '../../intake/index.js'

export function crawlSink({ blobs, store, engine }: Pick<App, 'blobs' | 'store' | 'engine'>): CrawlSink {
  return {
    deliver: async (report) => {
      await blobs.put(report.sha256, report.bytes)
      await store.admit([arrivalOf(report)], engine)
      const { bytes, mediaType, name, fetchedAt, ...found } = report
      await store.crawl.sites.note({ ...found, foundAt: fetchedAt })
    },
  }
}

function arrivalOf({ sha256, bytes, url, name, mediaType, fetchedAt, fetchId }: FoundReport) {
  return {
    sha256,
    bytes: bytes.length,
    channel: 'crawl' as const,
    origin: url,
    name: name === null ? null : cleanName(name),
    ...declared(mediaType),
    receivedAt: fetchedAt,
    fetchId,
  }
}

/** Media type and charset of a Content-Type; hints for the parser, which looks at the bytes. */
export function declared(contentType: string): { mediaType?: string; charset?: string } {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.flatMap((part) => /^charset\s*=\s*"?([\w.:-]{1,40})"?$/.exec(part)?.[1] ?? [])[0]
  return { ...(/^[\w.+-]+\/[\w.+-]+$/.test(type) && { mediaType: type }), ...(charset !== undefined && { charset }) }
}
