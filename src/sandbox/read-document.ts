// What a child does with a document: the pipeline, and picking out what was asked for.
import { pdfAssets } from '../pdf-assets.js'
import { placeOf, read } from '../pipeline/index.js'
import type { Answer } from './answer.js'
import type { Order } from './order.js'
import { outlineOf } from './outline.js'

const assets = pdfAssets()

/** Reads a document in this process. Throws only for errors of the program. */
export async function readDocument(bytes: Uint8Array, order: Pick<Order, 'hint' | 'document' | 'outline'>): Promise<Answer> {
  const { run, extraction, english } = await read(bytes, order.hint, assets)
  const blocks = run.parsed?.blocks
  return {
    reading: { extraction: order.document && blocks ? { ...extraction, document: blocks } : extraction, english },
    ...(order.outline && blocks ? { outline: outlineOf(blocks) } : {}),
    sections: extraction.report?.sections.map((section) => placeOf(section) ?? null) ?? [],
  }
}
