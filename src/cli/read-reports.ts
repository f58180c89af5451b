// What `extract` does: open the inputs, print each record, and say at the end how many there were.
import type { Extraction, Lang } from '../pipeline/index.js'
import { exitAtLeast, INPUT_FAILED } from './exit-code.js'
import { notice, print } from './output.js'
import { paintFor } from './paint.js'
import type { ReadInput } from './read-here.js'
import { readInputs } from './read-inputs.js'
import { jsonLine } from './show/json-line.js'
import { showRecord } from './show/record.js'
import { spotsOf } from './show/spots.js'
import { type Totals, WORDS } from './words/index.js'

export interface ReadOptions {
  readonly lang: Lang
  readonly json?: boolean
  /** Add the parsed document to the JSON. */
  readonly document?: boolean
  /** Child processes to read in, as `readInputs` takes it. */
  readonly jobs?: number
}

/** Reads and prints reports. Sets the exit code for inputs that were refused or failed. */
export async function readReports(paths: readonly string[], options: ReadOptions): Promise<Totals> {
  const totals: Totals = { complete: 0, partial: 0, refused: 0, failed: 0, error: 0, warning: 0, info: 0 }
  const inputs = readInputs(paths, { ...options, keep: keepFor(options) }, totals)
  for await (const input of inputs) await printOne(input, options, totals)
  if (totals.refused > 0) exitAtLeast(INPUT_FAILED)
  await printTotals(totals, options)
  return totals
}

function keepFor({ json, document }: ReadOptions) {
  if (json) return document ? 'document' : 'result'
  return 'outline'
}

async function printOne({ path, extraction, outline, document }: ReadInput, options: ReadOptions, totals: Totals): Promise<void> {
  count(extraction, totals)
  if (options.json) await print(jsonLine(path, extraction, options.document ? document : undefined))
  else await print(showRecord(path, extraction, spotsOf(outline && { blocks: outline }), viewOf(options)))
}

function count({ status, anomalies }: Extraction, totals: Totals): void {
  totals[status]++
  for (const { severity } of anomalies) totals[severity]++
}

/** The sum of a run: part of the result for people, beside it when the result is JSON of several files. */
async function printTotals(totals: Totals, { lang, json }: ReadOptions): Promise<void> {
  const files = totals.complete + totals.partial + totals.refused + totals.failed
  const line = WORDS[lang].totals(totals)
  if (!json && files > 0) await print(`${line}\n`)
  if (json && files > 1) notice(line)
}

function viewOf({ lang }: ReadOptions) {
  return { lang, paint: paintFor(process.stdout, process.env) }
}
