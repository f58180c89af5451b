import { type Certainty, type Evidence, evidence, type Place } from '../../document/index.js'
import type { Prose, Report, Section, SectionKind } from '../../layouts/index.js'
import { maskFigures, type Subject } from '../identity.js'
import { paragraphsOf } from './paragraphs.js'
import { type Piece, repairOf, spanOfNow } from './pieces.js'
import { squeeze } from './squeeze.js'

/** Where a sentence stands: before the first section, or in a section. */
export type Whereabouts = SectionKind | 'preamble' | 'unknown'

/** A sentence of the prose, or a heading. Offsets count in `text`. */
export interface Sentence {
  readonly where: Whereabouts
  /** Kind of the section, `preamble`, or its number where the kind is not known: for identities. */
  readonly sectionId: string
  /** Position among the sentences of its section, headings left out; 0 is the section's opening. */
  readonly index: number
  /** The section's heading, or a numbered heading inside it. */
  readonly heading: 'section' | 'inner' | null
  /** Folded and squeezed, for matching: without white space, in one width. */
  readonly text: string
  /** Which sentence up to a full stop this is; parts before and after `；` share it. */
  readonly unit: number
  /** Counts the paragraphs of its section from 1; 0 for the section's heading. */
  readonly paragraph: number
  /** Counts sentences of the section that are equal when figures are masked. */
  readonly ordinal: number
  /** What was printed, from the clause that holds `[from, to)` on where the sentence is too long to quote. */
  seen(from: number, to: number): Evidence
  /** The least certain repair that touches `[from, to)`, if any. */
  repaired(from: number, to: number): Certainty | undefined
}

/** Longest sentence that is quoted whole; the same limit as that of evidence. */
const QUOTED_WHOLE = 80

/** Longest numbered line without a comma that is taken as a heading inside a section. */
const LONGEST_HEADING = 30

/** Ends of sentences. A half-width full stop is none: it stands in numbers, dates and addresses. */
const ENDS = /[。；！？]/

/** Most rules on prose ask for the sentences of the same report; a report never changes. */
const READ = new WeakMap<Report, readonly Sentence[]>()

/** All sentences of a report in reading order: preamble, then each section with its heading first. */
export function sentencesOf(report: Report): readonly Sentence[] {
  const known = READ.get(report) ?? readSentences(report)
  READ.set(report, known)
  return known
}

function readSentences(report: Report): Sentence[] {
  const preamble = read(report.preamble, 'preamble', 'preamble', null)
  return [
    ...preamble,
    ...report.sections.flatMap((section) => read(section.prose, section.kind ?? 'unknown', idOf(section), section.heading)),
  ]
}

/** The subject of a finding about a sentence. */
export function sentenceSubject(sentence: Sentence, claim: string): Subject {
  const { sectionId: section, ordinal, text } = sentence
  return { of: 'sentence', section, claim, masked: maskFigures(text), ordinal }
}

function idOf(section: Section): string {
  return section.kind ?? (section.number === null ? 'unnumbered' : `section ${section.number}`)
}

function read(prose: readonly Prose[], where: Whereabouts, sectionId: string, heading: Prose | null): Sentence[] {
  const ordinals = new Map<string, number>()
  const sentences: Sentence[] = []
  let index = 0
  let unit = 0
  let count = 0
  const add = (part: Part, kind: Sentence['heading']) => {
    const masked = maskFigures(part.text)
    const ordinal = ordinals.get(masked) ?? 0
    ordinals.set(masked, ordinal + 1)
    sentences.push({ where, sectionId, index: kind ? index : index++, heading: kind, unit, paragraph: count, ordinal, ...part })
  }
  if (heading)
    for (const paragraph of paragraphsOf([heading]))
      add(partOf(paragraph, squeezeAll(paragraph), 0, Number.MAX_SAFE_INTEGER), 'section')
  for (const paragraph of paragraphsOf(prose)) {
    unit++
    count++
    const even = squeezeAll(paragraph)
    for (const [from, to] of sentenceSpans(even.text)) {
      const part = partOf(paragraph, even, from, to)
      add(part, isHeading(part.text) ? 'inner' : null)
      if (!even.text.slice(0, to).endsWith('；')) unit++
    }
  }
  return sentences
}

type Part = Pick<Sentence, 'text' | 'seen' | 'repaired'>

interface Even {
  readonly text: string
  /** For each character, the piece it came from and its offset in that piece's folded text. */
  readonly origin: readonly { readonly piece: Piece; readonly at: number }[]
}

function squeezeAll(paragraph: readonly Piece[]): Even {
  let text = ''
  const origin: { piece: Piece; at: number }[] = []
  for (const piece of paragraph) {
    const even = squeeze(piece.text)
    text += even.text
    for (const at of even.from) origin.push({ piece, at: piece.from + at })
  }
  return { text, origin }
}

function partOf(paragraph: readonly Piece[], even: Even, start: number, stop: number): Part {
  const text = even.text.slice(start, stop)
  const spans = (from: number, to: number) => spansByPiece(even, start + from, start + to)
  return {
    text,
    seen: (from, to) => {
      const [begin, end] =
        text.length <= QUOTED_WHOLE ? [0, text.length] : [clauseStart(text, from), Math.max(to, from + QUOTED_WHOLE)]
      // Where a sentence goes on over a page, the piece that holds the words in question is the one to show.
      const piece = spans(from, to)[0]?.piece
      const quoted = spans(begin, end).find((span) => span.piece === piece)
      return quoted ? quote(quoted) : evidence('', placeOf(paragraph))
    },
    repaired: (from, to) => leastCertain(spans(from, to).map(({ piece, from: a, to: b }) => repairOf(piece, a, b))),
  }
}

function placeOf(paragraph: readonly Piece[]): Place {
  return (paragraph[0] as Piece).prose.place
}

function quote({ piece, from, to }: PieceSpan): Evidence {
  const span = spanOfNow(piece.prose.text, from, to)
  return evidence(piece.prose.text.now.slice(span.from, span.to).trim(), piece.prose.place)
}

interface PieceSpan {
  readonly piece: Piece
  readonly from: number
  readonly to: number
}

function spansByPiece(even: Even, from: number, to: number): PieceSpan[] {
  const spans: { piece: Piece; from: number; to: number }[] = []
  for (const { piece, at } of even.origin.slice(from, to)) {
    const last = spans.at(-1)
    if (last?.piece === piece) last.to = at + 1
    else spans.push({ piece, from: at, to: at + 1 })
  }
  return spans
}

function leastCertain(all: readonly (Certainty | undefined)[]): Certainty | undefined {
  const ORDER: readonly Certainty[] = ['guess', 'likely', 'certain']
  return ORDER.find((certainty) => all.includes(certainty))
}

function sentenceSpans(text: string): [number, number][] {
  const spans: [number, number][] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (!ENDS.test(text.charAt(at))) continue
    if (at > from) spans.push([from, at + 1])
    from = at + 1
  }
  if (from < text.length) spans.push([from, text.length])
  return spans
}

/** Where the clause that holds `at` begins. */
export function clauseStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !/[，：；。]/.test(text.charAt(start - 1))) start--
  return start
}

/** A numbered line too short to claim anything: `（一）主动公开情况`, `1.信息数量。` */
function isHeading(text: string): boolean {
  const bare = text.replace(/[。：；]$/, '')
  return (
    bare.length <= LONGEST_HEADING &&
    /^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.．、])/.test(bare) &&
    !/[，、：].*[，：]|，|\d+[件条个次]/.test(bare)
  )
}
