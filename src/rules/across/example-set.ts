import type { Report, Section } from '../../layouts/index.js'
import type { AcrossExample, AcrossRule } from '../across-rule.js'
import { exampleReport } from '../example-report.js'
import type { Lang } from '../lang.js'
import type { Findings } from '../run-rules.js'
import { AcrossCollector } from './collector.js'
import type { ComparedSection, DigestSource } from './digest.js'

/** What a rule says of the first report of an example, the others being there to compare with. */
export function runAcrossExample(rule: AcrossRule, example: AcrossExample, lang: Lang): Findings {
  const collector = new AcrossCollector([rule])
  for (const [index, spec] of example.reports.entries())
    collector.add(digestSourceOf(exampleReport({ shows: '', ...spec }), exampleSha256(index)))
  return collector.finish({ lang }).get(exampleSha256(0)) ?? { anomalies: [], undecided: [] }
}

/** Stands in for the hash of a document that an example does not have. */
export function exampleSha256(index: number): string {
  return index.toString(16).padStart(64, '0')
}

const isCompared = (section: Section): section is Section & { readonly kind: ComparedSection } =>
  section.kind === 'overview' || section.kind === 'problems'

/** What comparing needs of a record. */
export function digestSourceOf(report: Report, sha256: string): DigestSource {
  const form = (name: DigestSource['forms'] extends Record<infer Name, unknown> ? Name : never) =>
    report.tables.find(({ table }) => table === name)?.form ?? null
  return {
    sha256,
    agency: report.agency,
    year: report.year,
    signedOn: report.signedOn?.date ?? null,
    complete: true,
    forms: { proactive: form('proactive'), applications: form('applications'), disputes: form('disputes') },
    cells: Object.fromEntries(
      [...report.cells].map(([key, { reading, raw, place }]) => [
        key,
        { value: 'value' in reading ? reading.value : null, state: reading.state, raw, place },
      ]),
    ),
    sections: report.sections.filter(isCompared).map((section) => ({
      kind: section.kind,
      text: section.prose.map(({ text }) => text.now).join('\n'),
      place: section.heading.place,
    })),
  }
}
