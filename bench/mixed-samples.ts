// Documents for measuring whole runs: a fifth each as PDF, text and DOCX, the rest HTML; agencies with three years each.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { print, randomRecord, type SampleFormat } from '../scripts/sample/index.js'

const YEARS = [2022, 2023, 2024]
const FORMATS: readonly (readonly [SampleFormat, string])[] = [
  ['pdf', 'solid'],
  ['html', 'plain'],
  ['docx', 'plain'],
  ['text', 'lines'],
  ['html', 'portal'],
]
/** A browser prints PDFs slowly; the sample is one of a real layout, and a comment behind its end makes other bytes of it. */
const PDF = readFileSync(new URL('../samples/broken-table-2024-pdf/source.pdf', import.meta.url))

/** Writes `count` documents into a folder that is made; their paths. */
export async function mixedSamples(folder: string, count: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  for (let at = 0; at < count; at++) {
    const [format, variant] = FORMATS[at % FORMATS.length] as (typeof FORMATS)[number]
    const path = join(folder, `${String(at).padStart(5, '0')}.${format === 'text' ? 'txt' : format}`)
    writeFileSync(path, format === 'pdf' ? Buffer.concat([PDF, Buffer.from(`\n% ${at}\n`)]) : await made(at, format, variant))
    paths.push(path)
  }
  return paths
}

function made(at: number, format: SampleFormat, variant: string): Promise<Uint8Array> {
  const agency = Math.floor(at / YEARS.length)
  const year = YEARS[at % YEARS.length] as number
  return print(randomRecord(50_000 + at, { agency: 50_000 + agency, year, density: 0.6 }), format, variant, at)
}
