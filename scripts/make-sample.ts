/** Prints a report: `npm run sample -- --help`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  closeBrowser,
  print,
  randomRecord,
  type SampleFormat,
  type SampleRecord,
  type Variant,
  variants,
} from './sample/index.js'

const HELP = `Prints a report on government information disclosure, for samples and tests.

  npm run sample -- --record samples/<id>/truth/record.json --format pdf --variant solid --out FILE
  npm run sample -- --seed 7 --format html --variant plain --out FILE [--truth FILE.json]
  npm run sample -- --list

  --record FILE    the record to print; without it, a random one is made from --seed
  --seed N         seed of the random record and of the variant's own choices (default 1)
  --format F       html, docx, pdf or text
  --variant V      one of --list
  --out FILE       where to write
  --truth FILE     where to write the record that was printed, as JSON
  --list           prints formats, variants and what each shows
`

function readArguments() {
  return parseArgs({
    options: {
      record: { type: 'string' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string' },
      variant: { type: 'string' },
      out: { type: 'string' },
      truth: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values
}

function notHere(variant: Variant): string {
  const missing = variant.missing?.()
  return missing === undefined ? '' : ` (not here: ${missing})`
}

function list(): string {
  return Object.entries(variants)
    .flatMap(([format, ones]) => ones.map((one) => `${format.padEnd(5)} ${one.name.padEnd(22)} ${one.shows}${notHere(one)}`))
    .join('\n')
}

function formatOf(text: string | undefined): SampleFormat {
  if (text === undefined || !(text in variants)) throw new Error(`--format must be one of ${Object.keys(variants).join(', ')}`)
  return text as SampleFormat
}

async function main(): Promise<void> {
  const values = readArguments()
  if (values.help) return void process.stdout.write(HELP)
  if (values.list) return void process.stdout.write(`${list()}\n`)
  const format = formatOf(values.format)
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed must be a whole number, not ${values.seed}`)
  if (values.variant === undefined || values.out === undefined) throw new Error('--variant and --out are needed; see --help')
  const record =
    values.record === undefined ? randomRecord(seed) : (JSON.parse(readFileSync(values.record, 'utf8')) as SampleRecord)
  writeFileSync(values.out, await print(record, format, values.variant, seed))
  if (values.truth !== undefined) writeFileSync(values.truth, `${JSON.stringify(record, null, 1)}\n`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
} finally {
  await closeBrowser()
}
