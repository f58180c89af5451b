/** Measures reading on fresh documents: `npm run fuzz:tables -- --seed N --count M`. */
import { parseArgs } from 'node:util'
import { type Drawn, drawDocuments } from './fuzz/draw-documents.js'
import { judgeDocument } from './fuzz/judge-document.js'
import { addTo, formatTallies, sumOf, type Tally } from './fuzz/tally.js'
import { closeBrowser, type SampleFormat } from './sample/index.js'

const HELP = `Prints random reports in random styles, reads them, and compares every cell with what was printed.

  npm run fuzz:tables -- --seed 20261 --count 200 [--format pdf] [--variant solid] [--keep FOLDER] [--least 99.5]

  --seed N       seed of the documents; take one that was never used before (default: 1)
  --count M      how many documents (default: 60)
  --format F     only this format: html, docx, pdf or text
  --variant V    only this style
  --mutate       spoil one label or row of each applications table
  --keep FOLDER  write documents in which something was wrong or lost to this folder
  --least P      exit with 1 when less than P percent of the cells are right (a wrong cell always does)
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '60' },
      format: { type: 'string' },
      variant: { type: 'string' },
      mutate: { type: 'boolean', default: false },
      keep: { type: 'string' },
      least: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return void process.stdout.write(HELP)
  const tallies = new Map<string, Tally>()
  const chosen = { seed: Number(values.seed), count: Number(values.count), mutate: values.mutate }
  const only = {
    ...(values.format ? { format: values.format as SampleFormat } : {}),
    ...(values.variant ? { variant: values.variant } : {}),
  }
  for await (const drawn of drawDocuments({ ...chosen, ...only })) {
    const verdict = await judgeDocument(drawn, values.keep)
    addTo(tallies, styleOf(drawn), verdict)
    for (const line of verdict.lines) process.stdout.write(`${line}\n`)
  }
  await closeBrowser()
  process.stdout.write(formatTallies(tallies))
  const all = sumOf(tallies.values())
  if (all.wrong > 0 || all.silent > 0 || (100 * all.right) / Math.max(1, all.cells) < Number(values.least)) process.exitCode = 1
}

function styleOf({ format, variant, mutation }: Drawn): string {
  return mutation ? `mutated ${mutation}` : `${format} ${variant}`
}

await main()
