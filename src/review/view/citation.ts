import type { DocumentDetail } from '../../store/index.js'
import type { Citation } from '../api.js'

/** What to quote of a document: its address where it has one, else where it came from first. */
export function citationOf({ document, arrivals, reading }: DocumentDetail): Citation {
  const crawled = arrivals.find(({ origin }) => /^https?:\/\//.test(origin))
  const { origin, receivedAt, channel } = crawled ?? arrivals[0] ?? document
  const title = reading?.extraction.report?.title ?? document.name ?? document.sha256.slice(0, 12)
  const time = new Date(receivedAt).toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    address: origin,
    receivedAt,
    channel,
    sha256: document.sha256,
    text: {
      zh: `《${title}》，${origin}，${time} 收到，SHA-256：${document.sha256}`,
      en: `${title}. ${origin}. Received ${time}. SHA-256: ${document.sha256}`,
    },
  }
}
