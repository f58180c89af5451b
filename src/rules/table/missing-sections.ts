import type { Prose, Report, Section, SectionKind } from '../../layouts/index.js'

/** A section of the six that a report has neither as a heading nor as content. */
export interface MissingSection {
  readonly kind: SectionKind
  /** Its number in the form. */
  readonly number: number
  /** The section that it would follow; undefined at the start. */
  readonly before: Section | undefined
}

const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']
const NUMERALS = '一二三四五六'

/**
 * What sections of prose are about, for those whose heading has a wording that no layout knows: it then stands as a
 * paragraph in the section before. The tables speak for the other three.
 */
const TOPICS: Partial<Readonly<Record<SectionKind, RegExp>>> = {
  problems: /问题|不足|困难|短板|改进|下一步|下步/,
  other: /^.{0,6}(?:其[他它].{0,6}(?:事项|情况)|需要(?:报告|说明)).{0,10}$|信息处理费|收取.{0,8}费/,
}

/** A preamble longer than this is no introduction but a section without its heading. In characters. */
const LONGEST_INTRODUCTION = 300

/** The sections that are not there. Anything that may be the section or its heading counts as being there. */
export function missingSections(report: Report): MissingSection[] {
  const { sections, tables } = report
  return ORDER.flatMap((kind, index) => {
    const earlier = new Set(ORDER.slice(0, index))
    const before = [...sections].reverse().find((section) => section.kind !== null && earlier.has(section.kind))
    const there =
      sections.some((section) => section.kind === kind || (section.kind === null && section.number === index + 1)) ||
      tables.some((read) => read.table === kind) ||
      mayStandIn(before?.prose ?? report.preamble, kind, index) ||
      (kind === 'overview' && lengthOf(report.preamble) > LONGEST_INTRODUCTION)
    return there ? [] : [{ kind, number: index + 1, before }]
  })
}

/** A paragraph with the section's number in front, or, after a section of another topic, one of its own topic. */
function mayStandIn(prose: readonly Prose[], kind: SectionKind, index: number): boolean {
  const numbered = new RegExp(`^\\s*第?${NUMERALS[index]}(?:部分)?[、.．]`)
  const topic = TOPICS[kind]
  return prose.some(({ text }) => numbered.test(text.folded) || topic?.test(text.folded) === true)
}

function lengthOf(prose: readonly Prose[]): number {
  return prose.reduce((sum, { text }) => sum + text.folded.length, 0)
}
