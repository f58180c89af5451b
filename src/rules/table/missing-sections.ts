import type { Report, Section, SectionKind } from '../../layouts/index.js'

/** A section of the six that a report has neither as a heading nor as a table. */
export interface MissingSection {
  readonly kind: SectionKind
  /** Its number in the form. */
  readonly number: number
  /** The section that it would follow; undefined at the start. */
  readonly before: Section | undefined
}

const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']

/** The sections that are not there. A heading of no known kind stands in for the missing one with its number. */
export function missingSections(report: Report): MissingSection[] {
  const { sections, tables } = report
  return ORDER.flatMap((kind, index) => {
    const there =
      sections.some((section) => section.kind === kind || (section.kind === null && section.number === index + 1)) ||
      tables.some((read) => read.table === kind)
    if (there) return []
    const earlier = new Set(ORDER.slice(0, index))
    const before = [...sections].reverse().find((section) => section.kind !== null && earlier.has(section.kind))
    return [{ kind, number: index + 1, before }]
  })
}
