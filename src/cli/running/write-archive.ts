import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { App } from '../../app.js'
import { type FetchRow, type Site, warcPieces } from '../../crawl/index.js'
import { codeOf } from '../../intake/index.js'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, INPUT_FAILED } from '../exit-code.js'
import { notice } from '../output.js'
import { WORDS } from '../words/index.js'
import { CRAWL_SAYS } from './crawl-says.js'

/** All fetches of these sites with the reports that they brought, into a WARC file. Whole or not at all. */
export async function writeArchive(app: App, sites: readonly Site[], path: string, lang: Lang): Promise<void> {
  const { version } = createRequire(import.meta.url)('gouji/package.json') as { version: string }
  const counts = { records: 0, bodies: 0 }
  const source = { rows: rowsOf(app, sites), bytesOf: (sha256: string) => app.blobs.get(sha256), software: `gouji/${version}` }
  const part = `${path}.part`
  try {
    await pipeline(Readable.from(warcPieces(source, counts), { objectMode: true }), createWriteStream(part))
    if (counts.records === 0) {
      await rm(part)
      return notice(CRAWL_SAYS[lang].noFetches)
    }
    await rename(part, path)
    notice(CRAWL_SAYS[lang].archived(safe(path), counts.records, counts.bodies))
  } catch (error) {
    await rm(part, { force: true })
    if (!('code' in (error as object))) throw error
    notice(WORDS[lang].unreadable(safe(path), codeOf(error)))
    exitAtLeast(INPUT_FAILED)
  }
}

async function* rowsOf(app: App, sites: readonly Site[]): AsyncGenerator<FetchRow> {
  for (const { name } of sites) yield* app.store.crawl.log.allOf(name)
}
