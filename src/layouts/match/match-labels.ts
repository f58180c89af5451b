// Pairs a sequence of printed labels with the sequence of a form's labels: rows of a table, or the
// columns of its header. Wording decides, with numbering and groups as witnesses; order only chooses
// among wordings that are the same, and never by itself. Where wording, numbering and order disagree
// the pair is `unclear`, because swapped labels and swapped rows look alike and only one is right.
import type { OfficialLabel } from '../layout.js'
import type { LabelFit } from '../report.js'
import { officialKeys, type ReducedLabel, reduceLabel } from './reduce-label.js'
import { likeness, similarity } from './similarity.js'

/** A printed label with what stands around it. `wordings` are ways to read it, the best one counts. */
export interface PrintedLabel {
  readonly wordings: readonly ReducedLabel[]
  /** Reduced labels of the printed groups it stands in, innermost last; empty when unknown. */
  readonly groups: readonly string[]
}

/** A pair of printed and official labels, by index. `unclear` pairs must not be read as sure. */
export interface LabelPair {
  readonly printed: number
  readonly official: number
  readonly fit: LabelFit
  readonly wording: number
  readonly unclear: boolean
}

/** Below this a wording says nothing about a label (measured on typed errors: three in eight still pass). */
const ACCEPTABLE = 0.5
/** At or above this a wording names its label even against the order. */
const SURE = 0.8
/** The best wording must beat the next different label by this much. */
const MARGIN = 0.06
/** Two labels this close in the sequence may have been swapped with each other. */
const NEIGHBOURHOOD = 3

/** An enumerator of the same style with another number. */
const CONTRADICTION = -0.25
/** Enumerator and group both speak of another place; a wrong group alone is a merged cell gone too far. */
const TWO_WITNESSES = -0.4

interface Candidate {
  readonly score: number
  /** Likeness of the wording alone. */
  readonly own: number
  /** What the printed enumerator says: below 0 it speaks of another label. */
  readonly number: number
  readonly wording: number
}

const NONE: Candidate = { score: 0, own: 0, number: 0, wording: 0 }

/**
 * Pairs `printed` with `official`. `worded` are the reduced wordings of all forms of the table: a label
 * that is one of them to the letter is never taken for a misspelling of another. Cost: printed x
 * official comparisons of short strings.
 */
export function matchLabels(
  printed: readonly PrintedLabel[],
  official: readonly OfficialLabel[],
  worded: ReadonlySet<string> = new Set(),
): LabelPair[] {
  const targets = official.map(reduceOfficial)
  const scores = printed.map((label) => scoreAgainst(label, targets, worded))
  const path = align(scores, targets.length)
  const pairs = path.map(([i, j]) => judge(printed, scores, targets, i, j, sameWording(printed, scores, path, i, j)))
  return byPosition(printed, targets, withConflicts(printed, pairs, scores, targets))
}

interface Target {
  readonly label: OfficialLabel
  readonly keys: readonly string[]
  readonly numbering: ReducedLabel['numbering']
  readonly group: string | null
  /** Label and groups as one string: targets that share it can only be told apart by order. */
  readonly likeness: string
}

function reduceOfficial(label: OfficialLabel): Target {
  const keys = officialKeys(label)
  const group = label.groups.length > 0 ? reduceLabel(label.groups[label.groups.length - 1] as string).key : null
  return { label, keys, numbering: label.numbering, group, likeness: keys[0] ?? '' }
}

function scoreAgainst(label: PrintedLabel, targets: readonly Target[], worded: ReadonlySet<string>): Candidate[] {
  const groups = resembledGroups(label, targets)
  return targets.map((target) => {
    let best = NONE
    label.wordings.forEach((wording, index) => {
      const other = worded.has(wording.key) && !target.keys.includes(wording.key)
      const own = other ? 0 : likeness(wording.key, target.label)
      const number = numberWitness(wording, target)
      const score = own + number + groupWitness(target, groups)
      if (own >= ACCEPTABLE && score > best.score) best = { score, own, number, wording: index }
    })
    return best
  })
}

/** Printed enumerators agree, disagree, speak of another level (（六） for 3.), or say nothing. */
function numberWitness(wording: ReducedLabel, target: Target): number {
  if (!wording.numbering || !target.numbering) return 0
  if (wording.numbering.style !== target.numbering.style) return -0.12
  return wording.numbering.ordinal === target.numbering.ordinal ? 0.08 : CONTRADICTION
}

/** The printed innermost group is the target's, another target's, or none that the form has. */
function groupWitness(target: Target, printedGroups: ReadonlySet<string>): number {
  if (printedGroups.size === 0 || target.group === null) return 0
  return printedGroups.has(target.group) ? 0.08 : -0.3
}

/** The groups of the form that a printed innermost group resembles. */
function resembledGroups(label: PrintedLabel, targets: readonly Target[]): Set<string> {
  const printed = label.groups[label.groups.length - 1]
  const groups = new Set(targets.flatMap((target) => target.group ?? []))
  return new Set([...groups].filter((group) => printed !== undefined && similarity(printed, group) >= SURE))
}

/** The monotone pairing of highest total score; of equals, the one that pairs earliest. */
function align(scores: readonly (readonly Candidate[])[], targets: number): [number, number][] {
  const gain = (i: number, j: number) => Math.max(0, (scores[i]?.[j]?.score ?? 0) - 0.45)
  const total = Array.from({ length: scores.length + 1 }, () => new Float64Array(targets + 1))
  for (let i = scores.length - 1; i >= 0; i--) {
    const line = total[i] as Float64Array
    const below = total[i + 1] as Float64Array
    for (let j = targets - 1; j >= 0; j--) {
      const paired = gain(i, j) > 0 ? gain(i, j) + (below[j + 1] as number) : 0
      line[j] = Math.max(paired, below[j] as number, line[j + 1] as number)
    }
  }
  const path: [number, number][] = []
  for (let i = 0, j = 0; i < scores.length && j < targets; ) {
    const here = total[i]?.[j] as number
    if (gain(i, j) > 0 && near(here, gain(i, j) + (total[i + 1]?.[j + 1] as number))) path.push([i++, j++])
    else if (near(here, total[i + 1]?.[j] as number)) i++
    else j++
  }
  return path
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9
}

function judge(
  printed: readonly PrintedLabel[],
  scores: readonly (readonly Candidate[])[],
  targets: readonly Target[],
  i: number,
  j: number,
  twins: ReadonlySet<number>,
): LabelPair {
  const own = scores[i]?.[j] as Candidate
  const target = targets[j] as Target
  const rivals = (scores[i] as Candidate[]).filter((_, k) => targets[k]?.likeness !== target.likeness && !twins.has(k))
  const rival = Math.max(0, ...rivals.map((other) => other.score))
  const betterWorded = rivals.some((other) => other.own > own.own)
  const wording = printed[i]?.wordings[own.wording] as ReducedLabel
  const conflict = own.number <= CONTRADICTION || own.score - own.own <= TWO_WITNESSES
  return {
    printed: i,
    official: j,
    fit: fitOf(wording.key, target),
    wording: own.wording,
    unclear: conflict || betterWorded || own.score - rival < MARGIN,
  }
}

/**
 * Targets that other printed labels of the very same wording are paired with. Labels cut to the same
 * rest (本年新 for 本年新制作数量 and 本年新公开数量) can only stand in the form's order.
 */
function sameWording(
  printed: readonly PrintedLabel[],
  scores: readonly (readonly Candidate[])[],
  path: readonly [number, number][],
  i: number,
  j: number,
): Set<number> {
  const keyAt = (p: number, o: number) => printed[p]?.wordings[scores[p]?.[o]?.wording ?? 0]?.key
  const own = keyAt(i, j)
  return new Set(path.filter(([p, o]) => p !== i && keyAt(p, o) === own).map(([, o]) => o))
}

function fitOf(key: string, target: Target): LabelFit {
  if (target.keys.includes(key)) return 'same'
  const cut = key.length >= 2 && target.keys.some((whole) => whole.startsWith(key) || whole.endsWith(key))
  return cut ? 'cut' : 'altered'
}

/**
 * Marks pairs that a surely worded, unpaired label contradicts: it names a target that stands on the
 * other side of the pair. Only pairs near it are marked; one label far from its place speaks against
 * itself, not against all it jumped over. Its own target becomes an unclear pair where it is free.
 */
function withConflicts(
  printed: readonly PrintedLabel[],
  pairs: LabelPair[],
  scores: readonly (readonly Candidate[])[],
  targets: readonly Target[],
): LabelPair[] {
  const pairedPrinted = new Set(pairs.map((pair) => pair.printed))
  const pairedTarget = new Set(pairs.map((pair) => pair.official))
  const unclear = new Set<number>()
  const extra: LabelPair[] = []
  scores.forEach((candidates, i) => {
    if (pairedPrinted.has(i)) return
    const j = bestOf(candidates)
    if (j === null || !belongsTo(pairs, i, printed[i]?.wordings[(candidates[j] as Candidate).wording], targets[j] as Target))
      return
    for (const pair of pairs) {
      const crosses = pair.printed < i !== pair.official < j && pair.official !== j
      if (crosses && Math.abs(pair.printed - i) <= NEIGHBOURHOOD) unclear.add(pair.printed)
    }
    if (!pairedTarget.has(j) && targets[j]) {
      pairedTarget.add(j)
      extra.push({ printed: i, official: j, fit: 'same', wording: (candidates[j] as Candidate).wording, unclear: true })
    }
  })
  const judged = pairs.map((pair) => (unclear.has(pair.printed) ? { ...pair, unclear: true } : pair))
  return [...judged, ...extra].sort((a, b) => a.official - b.official)
}

function bestOf(candidates: readonly Candidate[]): number | null {
  let best = -1
  candidates.forEach((candidate, j) => {
    if (
      candidate.own >= SURE &&
      (candidate.number >= 0 || candidate.own === 1) &&
      (best < 0 || candidate.score > (candidates[best] as Candidate).score)
    )
      best = j
  })
  return best < 0 ? null : best
}

/**
 * Whether a label is one of this table's: it stands between the first and last pair, or just outside
 * with the form's own enumerator. A bare 总计 after the table is a column of the next one.
 */
function belongsTo(pairs: readonly LabelPair[], i: number, wording: ReducedLabel | undefined, target: Target): boolean {
  const first = pairs[0]
  const last = pairs[pairs.length - 1]
  if (!first || !last || i < first.printed - NEIGHBOURHOOD || i > last.printed + NEIGHBOURHOOD) return false
  if (i > first.printed && i < last.printed) return true
  return target.numbering === undefined || wording?.numbering?.ordinal === target.numbering.ordinal
}

/**
 * A printed label without a usable wording between two sure neighbours, where exactly as many form
 * labels are free: its own enumerator makes it a pair, order alone only an unclear one.
 */
function byPosition(printed: readonly PrintedLabel[], targets: readonly Target[], pairs: LabelPair[]): LabelPair[] {
  const found: LabelPair[] = []
  const ends: LabelPair[] = [{ printed: -1, official: -1, fit: 'same', wording: 0, unclear: false }, ...pairs]
  ends.forEach((before, k) => {
    const after = ends[k + 1]
    if (k === 0 || after === undefined) return
    const free = after.official - before.official - 1
    if (free <= 0 || after.printed - before.printed - 1 !== free) return
    for (let step = 1; step <= free; step++) {
      const label = printed[before.printed + step] as PrintedLabel
      const numbering = label.wordings[0]?.numbering
      const target = targets[before.official + step] as Target
      const numbered = numbering && target.numbering?.style === numbering.style && target.numbering.ordinal === numbering.ordinal
      const wordless = label.wordings.every((wording) => wording.key.length <= 1)
      found.push({
        printed: before.printed + step,
        official: before.official + step,
        fit: 'position',
        wording: 0,
        unclear: !(numbered && wordless) || before.unclear || after.unclear,
      })
    }
  })
  return [...pairs, ...found].sort((a, b) => a.official - b.official)
}
