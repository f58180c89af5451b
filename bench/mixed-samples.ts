// Documents for measuring whole runs: a fifth each as PDF, text and DOCX, the rest HTML; agencies with three years each.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeBrowser, print, randomRecord, type SampleFormat } from '../scripts/sample/index.js'

const YEARS = [2022, 2023, 2024]
const FORMATS: readonly (readonly [SampleFormat, string])[] = [
  ['pdf', 'solid'],
  ['html', 'plain'],
  ['docx', 'plain'],
  ['text', 'lines'],
  ['html', 'portal'],
]
/**
 * A browser prints PDFs slowly. Each that is printed stands for so many, as versions and mirrors of one report: a comment
 * behind its end makes other bytes of it.
 */
const COPIES = 8

/** Writes `count` documents into a folder that is made; their paths. */
export async function mixedSamples(folder: string, count: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  let pdf: Uint8Array = new Uint8Array()
  for (let at = 0; at < count; at++) {
    const [format, variant] = FORMATS[at % FORMATS.length] as (typeof FORMATS)[number]
    const path = join(folder, `${String(at).padStart(5, '0')}.${format === 'text' ? 'txt' : format}`)
    const own = format === 'pdf' ? at - (at % (COPIES * FORMATS.length)) : at
    if (format === 'pdf' && own === at) pdf = await made(own, format, variant)
    writeFileSync(path, format === 'pdf' ? Buffer.concat([pdf, Buffer.from(`\n% ${at}\n`)]) : await made(at, format, variant))
    paths.push(path)
  }
  await closeBrowser()
  return paths
}

function made(at: number, format: SampleFormat, variant: string): Promise<Uint8Array> {
  const agency = Math.floor(at / YEARS.length)
  const year = YEARS[at % YEARS.length] as number
  return print(randomRecord(50_000 + at, { agency: 50_000 + agency, year, density: 0.6 }), format, variant, at)
}
