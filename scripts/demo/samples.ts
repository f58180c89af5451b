import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TableName } from '../../src/layouts/index.js'
import { pdfAssets } from '../../src/pdf-assets.js'
import { type Extraction, type Lang, type Run, run } from '../../src/pipeline/index.js'

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))

/** A finding as a sample announces it. `table` stands for findings that name one in their message. */
export interface ExpectedFinding {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly cells?: readonly string[]
  readonly expected?: number
  readonly actual?: number
}

/** What `about.json` says of a sample. */
export interface About {
  readonly id: string
  readonly title: Readonly<Record<Lang, string>>
  readonly shows: Readonly<Record<Lang, string>>
  readonly source: string
  readonly expected: {
    readonly status: Extraction['status']
    readonly agency: string | null
    readonly year: number | null
    readonly layouts: Readonly<Record<TableName, string | null>>
    /** How many cells the record has. */
    readonly cells: number
    readonly signedOn: string | null
    /** All findings of severity error or warning. */
    readonly findings: readonly ExpectedFinding[]
  }
}

/** A sample: what is said about it, the cells as written by hand, and where its document lies. */
export interface Sample {
  readonly about: About
  readonly cells: Readonly<Record<string, unknown>>
  readonly folder: string
  readonly source: string
  /** `samples/<id>/source.…`, with `/` on every system. */
  readonly shownPath: string
}

/** All samples, by id. */
export async function readSamples(): Promise<Sample[]> {
  const entries = await readdir(SAMPLES, { withFileTypes: true })
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(ids.sort().map(readSample))
}

async function readSample(id: string): Promise<Sample> {
  const folder = join(SAMPLES, id)
  const about = (await readJson(join(folder, 'about.json'))) as About
  const { cells } = (await readJson(join(folder, 'truth', 'record.json'))) as Pick<Sample, 'cells'>
  return { about, cells, folder, source: join(folder, about.source), shownPath: `samples/${id}/${about.source}` }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

/** Runs the pipeline on a sample. */
export async function runSample(sample: Sample, lang: Lang): Promise<Run> {
  const bytes = new Uint8Array(await readFile(sample.source))
  return run(bytes, { name: sample.about.source }, { lang, assets: pdfAssets() })
}
