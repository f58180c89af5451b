// The log of fetches as WARC 1.1, which archives read. Bodies are kept of reports only, so that other fetches are records
// of metadata: that they were made, when, and what came of them. A body stands once; later fetches of it refer to it.
import { WARCRecord, WARCSerializer } from 'warcio'
import type { FetchRow } from './crawl-state.js'

export interface WarcSource {
  readonly rows: AsyncIterable<FetchRow>
  /** The bytes of a report; null where they are not kept. */
  readonly bytesOf: (sha256: string) => Promise<Uint8Array | null>
  /** Name and version, for the first record. */
  readonly software: string
}

export interface WarcCounts {
  records: number
  /** Records with a body. */
  bodies: number
}

/** Headers that say how bytes came over the wire; bodies are kept unpacked. */
const OF_THE_WIRE = new Set(['content-encoding', 'transfer-encoding', 'content-length', 'connection', 'keep-alive'])
const VERSION = 'WARC/1.1'

/** A piece a record, each gzipped by itself. `counts` is brought up to date on the way. */
export async function* warcPieces({ rows, bytesOf, software }: WarcSource, counts: WarcCounts): AsyncGenerator<Uint8Array> {
  const info = WARCRecord.createWARCInfo({ warcVersion: VERSION }, { software, format: 'WARC File Format 1.1' })
  yield await WARCSerializer.serialize(info, { gzip: true })
  const seen = new Map<string, FetchRow>()
  for await (const row of rows) {
    const bytes = row.sha256 === null || seen.has(row.sha256) ? null : await bytesOf(row.sha256)
    const first = row.sha256 === null ? undefined : seen.get(row.sha256)
    yield await WARCSerializer.serialize(recordOf(row, bytes, first), { gzip: true })
    counts.records++
    if (bytes === null || row.sha256 === null) continue
    counts.bodies++
    seen.set(row.sha256, row)
  }
}

function recordOf(row: FetchRow, bytes: Uint8Array | null, first: FetchRow | undefined): WARCRecord {
  const common = { url: row.finalUrl, date: dateOf(row), warcVersion: VERSION } as const
  const warcHeaders = row.ip === null ? {} : { 'WARC-IP-Address': row.ip }
  const http = { httpHeaders: headersOf(row, bytes), statusline: `HTTP/1.1 ${row.status ?? 0} ` }
  if (bytes) return WARCRecord.create({ ...common, ...http, type: 'response', warcHeaders }, whole(bytes))
  if (first) {
    const profile = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'
    const refers = { refersToUrl: first.finalUrl, refersToDate: dateOf(first) }
    const headers = { ...warcHeaders, 'WARC-Profile': profile }
    return WARCRecord.create({ ...common, ...http, ...refers, type: 'revisit', warcHeaders: headers }, whole(new Uint8Array(0)))
  }
  const text = new TextEncoder().encode(JSON.stringify(row))
  const headers = { ...warcHeaders, 'Content-Type': 'application/json' }
  return WARCRecord.create({ ...common, type: 'metadata', warcHeaders: headers }, whole(text))
}

function headersOf({ headers }: FetchRow, bytes: Uint8Array | null): Record<string, string> {
  // A header holds Latin-1; what sites write beside it is percent-encoded.
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_WIRE.has(name))
  const ascii = kept.map(([name, value]): [string, string] => [name, value.replace(/[^\x20-\x7e]/gu, encodeURIComponent)])
  return { ...Object.fromEntries(ascii), ...(bytes && { 'content-length': String(bytes.length) }) }
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** To the second, as every reader takes it. */
function dateOf({ at }: FetchRow): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
