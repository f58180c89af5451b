// Claim: a report has the parts that it announces at its start (由…等六个部分组成): as many, and of those kinds.
// Seen: a bureau whose preamble lists seven parts, one of them 收费及减免情况 of the forms before 2019, and that has six sections.
// Leaves alone: wording, order and separators of a list; lists of topics of section one (…五个方面); reports that announce nothing.
// Known limit: a list without a number must name at least four of the six to be taken as an announcement.
import { type Evidence, evidence } from '../document/index.js'
import type { Report, Section, SectionKind } from '../layouts/index.js'
import type { Lang } from './lang.js'
import { type ClaimedParts, claimedParts, type NamedPart } from './prose/claimed-parts.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { hasFormOfToday } from './table/form-due.js'

interface WrongParts {
  readonly claimed: number | null
  readonly found: number
  /** Announced and not there. */
  readonly missing: readonly NamedPart[]
  /** There and not announced, where the list is closed. */
  readonly extra: readonly NamedPart[]
}

const KINDS: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']

function check(report: Report): Outcome<WrongParts>[] {
  if (!hasFormOfToday(report)) return []
  const overview = report.sections.find((section) => section.kind === 'overview')
  const claim = claimedParts(report.preamble) ?? claimedParts(overview?.prose ?? [])
  if (claim === null) return []
  const sections = distinct(report.sections)
  if (sections.length === 0) return [cannotTell({ code: 'no-sections' })]
  const missing = missingParts(claim, sections)
  const extra = extraParts(claim, sections)
  const count = sections.length
  const wrongCount = claim.count !== null && claim.count !== count
  if (!wrongCount && missing.length === 0 && extra.length === 0) return [consistent]
  if (report.cutOff && (claim.count ?? count + 1) > count) return [cannotTell({ code: 'copy-cut-off' })]
  const headings = sections.map(({ heading }): Evidence => evidence(heading.text.now.trim(), heading.place))
  return [
    {
      is: 'inconsistent',
      cells: [],
      subject: { of: 'part', part: 'claimed sections' },
      // As in a sum: what the parts come to, and what is printed for it.
      ...(claim.count !== null && wrongCount ? { expected: count, actual: claim.count } : {}),
      evidence: [claim.seen, ...headings],
      data: { claimed: claim.count, found: count, missing, extra },
    },
  ]
}

/** Sections that are one each: those of a kind, and numbered ones of no known kind. */
function distinct(sections: readonly Section[]): Section[] {
  const seen = new Set<string>()
  return sections.filter((section) => {
    const id = section.kind ?? (section.number === null ? null : `number ${section.number}`)
    if (id === null || seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** Announced parts without a section. A heading of no known kind may be any of them, so then nothing is missing. */
function missingParts(claim: ClaimedParts, sections: readonly Section[]): NamedPart[] {
  const unknown = sections.some(({ kind }) => kind === null)
  return claim.parts.filter((part) => {
    if (part === 'fees') return !sections.some(({ heading }) => /收费|减免/.test(heading.text.folded))
    return !unknown && !sections.some(({ kind }) => kind === part)
  })
}

/** Sections that a closed list without a number does not name. */
function extraParts(claim: ClaimedParts, sections: readonly Section[]): NamedPart[] {
  if (!claim.closed || claim.count !== null) return []
  return KINDS.filter((kind) => sections.some((section) => section.kind === kind) && !claim.parts.includes(kind))
}

const NAMES: Readonly<Record<NamedPart, readonly [zh: string, en: string]>> = {
  overview: ['总体情况', 'overview'],
  proactive: ['主动公开政府信息情况', 'proactive disclosure'],
  applications: ['收到和处理政府信息公开申请情况', 'applications'],
  disputes: ['行政复议、行政诉讼情况', 'disputes'],
  problems: ['存在的主要问题及改进情况', 'problems and improvements'],
  other: ['其他需要报告的事项', 'other matters'],
  fees: ['收费及减免情况', 'fees and reductions'],
}

function names(parts: readonly NamedPart[], lang: Lang): string {
  return parts.map((part) => (lang === 'zh' ? `“${NAMES[part][0]}”` : NAMES[part][1])).join(lang === 'zh' ? '、' : ', ')
}

/** The parts announced at the start of a report are there. */
export const claimedSectionsFound: Rule<WrongParts> = {
  id: 'claimed-sections-found',
  catalogue: ['STR-03'],
  group: 'structure',
  severity: 'error',
  title: { zh: '开头所称的各部分都有', en: 'The parts announced at the start are there' },
  about: {
    checks: {
      zh: '报告开头写了由几个部分组成的，正文应当正好有这么多部分；列了各部分名称的，每一部分都应当有。按内容归类比较，不比较措辞、顺序和标点。',
      en: 'Where a report says how many parts it has, it has as many; where it lists them, each is there. Parts are compared by what they are about, never by wording, order or punctuation.',
    },
    leavesAlone: {
      zh: '没有说明组成的报告；第一部分里“主动公开、依申请公开……等五个方面”一类的列举；可能被截断的文件。',
      en: 'Reports that announce nothing; lists of the topics of section one (…五个方面); copies that may be cut off.',
    },
  },
  reads: ['preamble', 'sections'],
  check,
  messages: {
    zh: ({ claimed, found, missing, extra }) => {
      const verb = claimed !== null && claimed > found ? '只找到' : '却有'
      const count =
        claimed !== null && claimed !== found
          ? `报告开头称由 ${claimed} 个部分组成，正文${verb} ${found} 个部分`
          : '报告开头列出的组成部分与正文不符'
      const lacking = missing.length > 0 ? `；列出了${names(missing, 'zh')}，正文没有这一部分` : ''
      const more = extra.length > 0 ? `；正文有${names(extra, 'zh')}，开头没有列出` : ''
      return `${count}${lacking}${more}。请按正文实际的部分改写开头这句话，或补上缺少的部分（现行格式为六个部分）。`
    },
    en: ({ claimed, found, missing, extra }) => {
      const count =
        claimed !== null && claimed !== found
          ? `The opening announces ${claimed} parts, but ${found} sections were found`
          : 'The parts listed in the opening are not those of the text'
      const lacking = missing.length > 0 ? `; it lists ${names(missing, 'en')}, which the text does not have` : ''
      const more = extra.length > 0 ? `; the text has ${names(extra, 'en')}, which the opening does not list` : ''
      return `${count}${lacking}${more}. Rewrite that sentence to match the text, or add what is missing (the form in use has six sections).`
    },
  },
  examples: {
    consistent: [
      {
        shows: '称六个部分，正文六个部分',
        preamble:
          '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
      },
    ],
    inconsistent: [
      {
        shows: '沿用旧格式，称七个部分（含收费及减免情况），正文六个',
        preamble:
          '本年报由概述、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议、行政诉讼情况、政府信息公开收费及减免情况、存在的主要问题及改进措施、其他需要报告的事项等七个部分组成。',
      },
      { shows: '只写了数目', preamble: '本报告共分五个部分。' },
    ],
    cannotTell: [{ shows: '没有认出任何部分的标题', preamble: '本报告共分六个部分。', headings: [] }],
  },
}
