// A result in both languages: what is stored is read by people of either, and sentences are made where the
// report still is, since findings keep no data to make them from later.
import type { EngineAssets, ParseHint } from '../../parsers/parser.js'
import type { Extraction } from './extraction.js'
import { reasonMessage } from './reasons.js'
import { type Run, run } from './run.js'
import { stages } from './stages.js'

/** A result whose sentences are Chinese, with the same in English: lists stand in the order of the extraction's. */
export interface Reading {
  readonly extraction: Extraction
  readonly english: {
    readonly reason: string | null
    readonly anomalies: readonly string[]
    readonly undecided: readonly string[]
  }
}

/** Reads one document. Throws only for errors of the program itself. */
export async function read(
  bytes: Uint8Array,
  hint: ParseHint,
  assets: EngineAssets = {},
): Promise<Reading & { readonly run: Run }> {
  const made = await run(bytes, hint, { lang: 'zh', assets })
  return { extraction: made.extraction, english: inEnglish(made), run: made }
}

/** The English sentences of a result. */
export function inEnglish({ report, sha256, shortfall }: Run): Reading['english'] {
  const found = report === null ? { anomalies: [], undecided: [] } : stages.check(report, sha256, 'en')
  return {
    reason: shortfall && reasonMessage(shortfall.code, shortfall.data, 'en'),
    anomalies: found.anomalies.map(({ message }) => message),
    undecided: found.undecided.map(({ why }) => why),
  }
}
