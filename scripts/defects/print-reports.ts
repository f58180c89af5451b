/** Prints records in styles that say all that the records say, and reads them back with every rule. */
import { AcrossCheck, type Extraction, run, withFindings } from '../../src/pipeline/index.js'
import { print, type SampleFormat, type SampleRecord, type Variant, variants } from '../sample/index.js'
import type { Random } from '../sample/random.js'

/** Styles that lose text, or leave so many figures out that the form of a table cannot be told. */
const TOO_LITTLE: ReadonlySet<string> = new Set(['damaged', 'lines-blank-zero', 'twice'])

const FORMATS: readonly SampleFormat[] = ['html', 'docx', 'pdf', 'text']

/** A style of printing. */
export interface Style {
  readonly format: SampleFormat
  readonly variant: string
}

/** What a document may be printed in. */
export interface Allowed {
  readonly formats?: readonly SampleFormat[]
  readonly variants?: readonly string[]
}

/** Formats take turns by `turn`; the style within is drawn. */
export function drawStyle(random: Random, turn: number, allowed: Allowed = {}): Style {
  const formats = (allowed.formats ?? FORMATS).filter((format) => variants[format].some((one) => isWhole(one)))
  const format = formats[turn % formats.length] as SampleFormat
  const named = (one: Variant) => allowed.variants === undefined || allowed.variants.includes(one.name)
  return { format, variant: random.pick(variants[format].filter((one) => isWhole(one) && named(one))).name }
}

function isWhole({ name, status, mayLose, missing }: Variant): boolean {
  return !TOO_LITTLE.has(name) && !status && !mayLose && missing?.() === undefined
}

/** Reads the reports, the last as `page` where one is given; findings between them stand in the results. */
export async function readReports(
  records: readonly SampleRecord[],
  { format, variant }: Style,
  { seed, page }: { readonly seed: number; readonly page?: Uint8Array },
): Promise<Extraction[]> {
  const extractions: Extraction[] = []
  for (const [index, record] of records.entries()) {
    const printed = page !== undefined && index === records.length - 1 ? page : await print(record, format, variant, seed + index)
    extractions.push((await run(printed, { name: `report.${format === 'text' ? 'txt' : format}` })).extraction)
  }
  const across = new AcrossCheck()
  for (const extraction of extractions) across.add(extraction)
  const found = across.finish()
  return extractions.map((extraction) => withFindings(extraction, found.get(extraction.source.sha256)))
}
