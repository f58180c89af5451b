// The documents of the drills: agencies with two years each, whose figures do not continue, so that there are findings
// in each report and between them; one report in two versions, and one file that is no report.
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { print, randomRecord, type SampleFormat, type SampleRecord } from '../sample/index.js'

const FORMATS: readonly (readonly [SampleFormat, string, string])[] = [
  ['html', 'plain', 'html'],
  ['docx', 'plain', 'docx'],
  ['html', 'portal', 'html'],
]
const SAMPLES = [
  ['broken-table-2024-pdf', 'source.pdf'],
  ['damaged-2022-text', 'source.txt'],
]
const YEARS = [2022, 2023]

/** Writes the reports of so many agencies and two files more into a folder; the paths. */
export async function writeDocuments(folder: string, agencies: number): Promise<string[]> {
  const paths: string[] = []
  const write = async (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    paths.push(path)
  }
  for (let agency = 0; agency < agencies; agency++) {
    for (const [at, year] of YEARS.entries()) {
      const [format, variant, ending] = FORMATS[(agency + at) % FORMATS.length] as (typeof FORMATS)[number]
      const record = randomRecord(9_000 + agency * 10 + at, { agency: 9_000 + agency, year, faults: 2, density: 0.6 })
      await write(`${String(agency).padStart(3, '0')}-${year}.${ending}`, await print(record, format, variant, agency))
    }
  }
  await write('000-2023-again.html', await print(reissued(), 'html', 'plain', 7))
  for (const [sample, name] of SAMPLES) {
    const path = join(folder, `${sample}-${name}`)
    await copyFile(new URL(`../../samples/${sample}/${name}`, import.meta.url), path)
    paths.push(path)
  }
  await write('notice.txt', '关于召开会议的通知\n\n请各单位于下周一上午九时参加会议。\n')
  return paths
}

/**
 * The first agency's second report once more, signed on a later day: of versions signed on one day the one received last
 * counts, which is not the same one in every run.
 */
function reissued(): SampleRecord {
  const signedOn = (record: SampleRecord) => record.signature?.date ?? ''
  const first = randomRecord(9_001, { agency: 9_000, year: 2023, faults: 2, density: 0.6 })
  for (let seed = 9_500; ; seed++) {
    const record = randomRecord(seed, { agency: 9_000, year: 2023, faults: 1, density: 0.6 })
    if (signedOn(first) === '' || signedOn(record) > signedOn(first)) return record
  }
}
