// `gouji status`: how many documents are where, what failed and why, and a second try for what failed.

import { differences, engineOf, type Reading } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import type { DocumentState, Store } from '../../store/index.js'
import { openStore } from '../../store/index.js'
import { exitAtLeast, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { type CoverageFlags, printCoverage } from './coverage.js'
import { CRAWL_SAYS } from './crawl-says.js'
import { SAYS, STATES } from './says.js'
import { remarksOf, siteTable, standingJson } from './site-table.js'
import { configOf, saying } from './with-app.js'

export interface StatusFlags extends CoverageFlags {
  /** How the sites stand that were crawled. */
  readonly sites?: boolean
  /** The sha256 of a document, or `all`. */
  readonly retry?: string
  /** The sha256 of a document whose readings are to be compared. */
  readonly changes?: string
}

const MOST_SHOWN = 50

export async function status(flags: StatusFlags): Promise<void> {
  await saying(flags.lang, async () => {
    const { data, databaseUrl } = await configOf(flags)
    const writes = flags.retry !== undefined
    const store = await openStore({ dataFolder: data, databaseUrl: databaseUrl ?? undefined }, { readonly: !writes })
    try {
      if (flags.retry !== undefined) await retry(store, flags.retry, flags)
      else if (flags.sites) await showSites(store, flags)
      else if (flags.coverage !== undefined) await printCoverage(store, flags)
      else if (flags.changes !== undefined) await changes(store, flags.changes, flags)
      else await show(store, flags)
    } finally {
      await store.close()
    }
  })
}

/** The queue is rung by whoever works it: the outbox has a row for each. */
async function retry(store: Store, which: string, { lang }: StatusFlags): Promise<void> {
  if (which !== 'all' && (await store.document(which)) === null) return unknown(which, lang)
  const documents = await store.retry(which === 'all' ? 'all' : [which], engineOf())
  notice(documents > 0 ? SAYS[lang].retried(documents) : SAYS[lang].nothingToRetry)
}

async function show(store: Store, { json, lang }: StatusFlags): Promise<void> {
  const counts = await store.status()
  if (json) return print(`${JSON.stringify(counts)}\n`)
  const says = SAYS[lang]
  const { documents, reports, anomalies, failures } = counts
  const listed = (Object.keys(STATES) as DocumentState[]).map((state) => `${STATES[state][lang]} ${documents[state]}`)
  await print(`${says.documents}  ${listed.join('  ')}\n${says.reports}  ${reports}\n`)
  await print(
    `${STATUSES[lang].title}  ${Object.entries(anomalies)
      .map(([name, count]) => `${STATUSES[lang][name as Status]} ${count}`)
      .join('  ')}\n`,
  )
  if (failures.length === 0) return
  await print(`${says.failures}\n`)
  for (const { sha256, path, reason } of failures.slice(0, MOST_SHOWN))
    await print(`  ${sha256.slice(0, 12)}  ${safe(path)}  ${safe(reason)}\n`)
  if (failures.length > MOST_SHOWN) await print(`  … +${failures.length - MOST_SHOWN}\n`)
  if (documents.failed + documents.quarantined > 0) notice(says.retryHint)
}

async function showSites(store: Store, { json, lang }: StatusFlags): Promise<void> {
  const book = store.crawl.sites
  const standings = []
  for (const name of await book.names()) standings.push(await book.standing(name))
  if (json) {
    for (const standing of standings) await print(`${JSON.stringify(standingJson(standing, lang))}\n`)
    return
  }
  if (standings.length === 0) return notice(CRAWL_SAYS[lang].noSites)
  await print(siteTable(standings, lang))
  for (const standing of standings) for (const line of remarksOf(standing, lang)) await print(`${line}\n`)
}

type Status = 'open' | 'confirmed' | 'dismissed' | 'corrected'

const STATUSES = {
  zh: { title: '问题', open: '待复核', confirmed: '属实', dismissed: '不算问题', corrected: '已更正' },
  en: { title: 'findings', open: 'open', confirmed: 'confirmed', dismissed: 'dismissed', corrected: 'corrected' },
} as const

/** What two engines read differently in the same bytes: the newest reading against the one before. */
async function changes(store: Store, sha256: string, { json, lang }: StatusFlags): Promise<void> {
  const readings = await store.readings(sha256)
  if (readings.length === 0) return unknown(sha256, lang)
  const [older, newer] = readings.slice(-2) as [Reading, Reading | undefined]
  if (newer === undefined) return notice(SAYS[lang].noOlderReading)
  const lines = differences(older.extraction, newer.extraction)
  if (json)
    return print(`${JSON.stringify({ sha256, from: older.extraction.engine, to: newer.extraction.engine, changes: lines })}\n`)
  const nameOf = ({ extraction: { engine } }: Reading) => `${engine.version}/${engine.layouts}/${engine.rules}`
  await print(`${SAYS[lang].changes(sha256, lines.length)}  ${SAYS[lang].engine(nameOf(older), nameOf(newer))}\n`)
  for (const { what, before, after } of lines) await print(`  ${what}  ${safe(before ?? '–')} → ${safe(after ?? '–')}\n`)
}

function unknown(id: string, lang: StatusFlags['lang']): void {
  notice(SAYS[lang].unknownDocument(safe(id)))
  exitAtLeast(WRONG_USAGE)
}
