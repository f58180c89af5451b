import type { Extraction } from '../../../src/pipeline/index.js'
import { type ExampleSpec, exampleReport } from '../../../src/rules/index.js'

export type Spec = Omit<ExampleSpec, 'shows'> & { readonly status?: Extraction['status'] }

let made = 0

/** A result as the pipeline gives it, of a record in a few lines; every call another document. */
export function makeExtraction({ status = 'complete', ...spec }: Spec, sha256?: string): Extraction {
  const report = exampleReport({ shows: '', ...spec })
  made++
  const form = (name: string) => report.tables.find(({ table }) => table === name)?.form ?? null
  return {
    schema: 'gouji/1',
    engine: { version: '0', layouts: '', rules: '' },
    source: { sha256: sha256 ?? made.toString(16).padStart(64, '0'), bytes: 1, format: report.format },
    status,
    report: {
      title: report.title,
      agency: report.agency,
      year: report.year,
      period: null,
      signedOn: report.signedOn?.date ?? null,
      sections: report.sections.map(({ number, heading, prose }) => ({
        number,
        heading: heading.text.now,
        text: prose.map(({ text }) => text.now).join('\n'),
      })),
    },
    layouts: { proactive: form('proactive'), applications: form('applications'), disputes: form('disputes') },
    cells: Object.fromEntries(
      [...report.cells].map(([key, { reading, raw, place }]) => [
        key,
        { value: 'value' in reading ? reading.value : null, state: reading.state, raw, place },
      ]),
    ),
    repairs: [],
    anomalies: [],
    undecided: [],
    notes: [],
  }
}
