import { type Certainty, mapTexts, type ParsedDocument, type Splice, type TracedText, textsOf } from '../document/index.js'
import type { Find, Fixer } from './fixer.js'
import { FIXERS } from './fixers/index.js'

/** One kind of change and how often it was made: the `repairs` of a result. */
export interface Repair {
  readonly fixer: string
  readonly before: string
  readonly after: string
  readonly certainty: Certainty
  readonly times: number
}

/**
 * One fixer's work can bring to light what an earlier one mends (an annotation behind a character that
 * had to be reread first). Of thousands of texts pieced together from damage, none changed in a third
 * round; the fourth is a margin.
 */
const MOST_ROUNDS = 4

/**
 * The document with every text mended, each change a step. `fixers` run in their order, one at a
 * time over the whole document, until a round changes nothing. `folded` is the mended text.
 */
export function repair(document: ParsedDocument, fixers: readonly Fixer[] = FIXERS): ParsedDocument {
  const texts = [...textsOf(document)]
  const mended = repairTexts(
    texts.map((text) => text.now),
    fixers,
  )
  let next = 0
  return mapTexts(document, (text): TracedText => {
    const { now, steps } = mended[next++] as Mended
    return { raw: text.raw, now, steps: steps.length === 0 ? text.steps : [...text.steps, ...steps], folded: now }
  })
}

/** Mends one string that is already characters; its lines are taken for the lines of a document. */
export function repairText(text: string): { text: string; repairs: Repair[] } {
  const [mended] = repairTexts([text], FIXERS)
  return { text: mended?.now ?? text, repairs: count(mended?.steps ?? []) }
}

/** What was changed in a document, in order of first appearance, each kind of change once. */
export function summarise(document: ParsedDocument): Repair[] {
  return count([...textsOf(document)].flatMap((text) => text.steps))
}

interface Mended {
  now: string
  readonly steps: Splice[]
}

function repairTexts(texts: readonly string[], fixers: readonly Fixer[]): Mended[] {
  const mended = texts.map((text): Mended => ({ now: text, steps: [] }))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false
    for (const fixer of fixers) changed = runFixer(fixer, mended) || changed
    if (!changed) break
  }
  return mended
}

function runFixer(fixer: Fixer, texts: Mended[]): boolean {
  const survey = fixer.survey?.(texts.map((text) => text.now))
  let changed = false
  for (const text of texts) {
    const finds = fixer.find(text.now, survey)
    if (finds.length === 0) continue
    text.now = apply(fixer, text.now, finds, text.steps)
    changed = true
  }
  return changed
}

/** Applies the finds in one pass and appends their steps, whose offsets count earlier steps in. */
function apply(fixer: Fixer, text: string, finds: readonly Find[], steps: Splice[]): string {
  const pieces: string[] = []
  let from = 0
  let shift = 0
  for (const { at, before, after, why, certainty } of finds) {
    checkFind(fixer, text, { at, before, after, why, certainty }, from)
    pieces.push(text.slice(from, at), after)
    steps.push({ fixer: fixer.id, at: at + shift, before, after, why, certainty })
    from = at + before.length
    shift += after.length - before.length
  }
  pieces.push(text.slice(from))
  return pieces.join('')
}

function checkFind(fixer: Fixer, text: string, find: Find, from: number): void {
  const { at, before, after, why } = find
  const complain = (what: string): never => {
    throw new Error(`fixer ${fixer.id}: ${what} (at ${at}: ${JSON.stringify(before)} -> ${JSON.stringify(after)})`)
  }
  if (at < from) complain('finds overlap or are out of order')
  if (!text.startsWith(before, at)) complain('the text does not stand there')
  if (before === after) complain('a find that changes nothing')
  if (!Object.hasOwn(fixer.reasons, why)) complain(`no reason called ${why}`)
  if (!fixer.mayChangeDigits && digitsOf(before) !== digitsOf(after)) complain('digits did not survive')
}

const digitsOf = (text: string) => text.replace(/[^0-9]/g, '')

function count(steps: readonly Splice[]): Repair[] {
  const kinds = new Map<string, Repair>()
  for (const { fixer, before, after, certainty } of steps) {
    const key = JSON.stringify([fixer, before, after, certainty])
    kinds.set(key, { fixer, before, after, certainty, times: (kinds.get(key)?.times ?? 0) + 1 })
  }
  return [...kinds.values()]
}
