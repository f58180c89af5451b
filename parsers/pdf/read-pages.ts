/**
 * From the bytes of a PDF to all that was found on its pages, every intermediate kept.
 */
import { InputRefused, type ParsedDocument } from '../../src/document/index.js'
import type { EngineAssets } from '../parser.js'
import { type Assembled, assemble } from './assemble.js'
import { hasWholeTail } from './check-tail.js'
import { MOST_MEGABYTES, tooLarge } from './engine/limits.js'
import { openPdfjs } from './engine/open-pdfjs.js'
import type { PageSource } from './engine/page-source.js'
import { isScan } from './page/is-scan.js'
import { type PageTrace, readPage } from './read-page.js'

export interface DocumentTrace extends Assembled {
  readonly title: string | undefined
  readonly pages: readonly PageTrace[]
}

/** An engine: opens bytes, which stay as they are, or throws `InputRefused`. */
export type OpenPages = (bytes: Uint8Array, assets: EngineAssets) => Promise<PageSource>

/**
 * Reads every page. Throws `InputRefused`: `encrypted`, `damaged`, `no-text-layer`, `too-large` with
 * `{limit, unit}`.
 */
export async function readPages(bytes: Uint8Array, assets: EngineAssets, open: OpenPages = openPdfjs): Promise<DocumentTrace> {
  if (bytes.length > MOST_MEGABYTES * 2 ** 20) throw tooLarge(MOST_MEGABYTES, 'MB')
  const source = await open(bytes, assets)
  try {
    // Asked after the engine: a password is the better reason, and it alone can tell.
    if (!hasWholeTail(bytes)) throw new InputRefused('damaged', { part: 'end' })
    const pages: PageTrace[] = []
    for (let page = 1; page <= source.pages; page++) pages.push(readPage(await source.read(page)))
    if (pages.every((page) => page.sifted.seen.length === 0) || isScan(pages))
      throw new InputRefused('no-text-layer', { pages: pages.length })
    return { title: source.title, pages, ...assemble(pages) }
  } finally {
    await source.close()
  }
}

/** Reads one page alone, counted from 1; `null` when the document has no such page. Refuses as `readPages` does. */
export async function tracePage(
  bytes: Uint8Array,
  page: number,
  assets: EngineAssets,
  open: OpenPages = openPdfjs,
): Promise<PageTrace | null> {
  const source = await open(bytes, assets)
  try {
    return Number.isInteger(page) && page >= 1 && page <= source.pages ? readPage(await source.read(page)) : null
  } finally {
    await source.close()
  }
}

/** The document that a trace amounts to. */
export function documentOf({ title, blocks, notes }: DocumentTrace): ParsedDocument {
  return { format: 'pdf', blocks, notes, ...(title !== undefined && { declaredTitle: title }) }
}
