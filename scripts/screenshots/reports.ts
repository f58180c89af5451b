/** The reports that the review page is shown and tested with: all samples, and reports of two years with faults put in. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { print, randomRecord, type SampleFormat } from '../sample/index.js'

/** A file as somebody would hand it in. */
export interface ReportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))
const ENDINGS: Readonly<Record<SampleFormat, string>> = { html: 'html', docx: 'docx', pdf: 'pdf', text: 'txt' }

/** One agency a format; the same ones on every machine. */
const PRINTED: readonly { readonly format: SampleFormat; readonly variant: string; readonly agency: number }[] = [
  { format: 'html', variant: 'portal', agency: 4001 },
  { format: 'docx', variant: 'plain', agency: 4002 },
  { format: 'pdf', variant: 'solid', agency: 4003 },
]
const YEARS = [2022, 2023]
const FAULTS_A_REPORT = 3

/** The samples of the repository, byte for byte. */
export function sampleFiles(): readonly ReportFile[] {
  return readdirSync(SAMPLES).flatMap((id) =>
    readdirSync(join(SAMPLES, id))
      .filter((name) => name.startsWith('source.'))
      .map((name) => ({ name: `${id}${name.slice('source'.length)}`, bytes: readFileSync(join(SAMPLES, id, name)) })),
  )
}

/** Reports of three agencies on two years; the later follow the earlier ones, and all break some of their sums. Needs Chromium. */
export async function faultyReports(): Promise<readonly ReportFile[]> {
  const files: ReportFile[] = []
  for (const { format, variant, agency } of PRINTED) {
    let last: ReturnType<typeof randomRecord> | undefined
    for (const year of YEARS) {
      const seed = agency * 10 + (year % 10)
      const record = randomRecord(seed, { agency, year, density: 0.6, faults: FAULTS_A_REPORT, ...(last ? { after: last } : {}) })
      files.push({ name: `${record.agency}${year}.${ENDINGS[format]}`, bytes: await print(record, format, variant, seed) })
      last = record
    }
  }
  return files
}
