/** How sure a change is: `certain` has one reading, `likely` has a better one, `guess` is neither. */
export type Certainty = 'certain' | 'likely' | 'guess'

/**
 * The only kind of change to a text: at offset `at` (UTF-16 units of the text as it was just before
 * this step) `before` was replaced by `after`. Steps replay one after another.
 */
export interface Splice {
  readonly fixer: string
  readonly at: number
  readonly before: string
  readonly after: string
  readonly why: string
  readonly certainty: Certainty
}

/**
 * A text with its history. `now` is `raw` after all `steps`; `folded` is a view of `now` in
 * canonical simplified characters, used for matching and for canonical fields, never as evidence.
 */
export interface TracedText {
  readonly raw: string
  readonly now: string
  readonly steps: readonly Splice[]
  readonly folded: string
}

/** A text as a parser found it: no steps yet, and its view is itself. */
export function traced(raw: string): TracedText {
  return { raw, now: raw, steps: [], folded: raw }
}

/** Applies `steps` to `raw` in their order. Throws when a step does not fit what stands there. */
export function replay(raw: string, steps: readonly Splice[]): string {
  let text = raw
  for (const step of steps) text = splice(text, step.at, step.before, step.after, step.fixer)
  return text
}

/** Takes `steps` back from `now`, last first. Throws when a step does not fit what stands there. */
export function undo(now: string, steps: readonly Splice[]): string {
  let text = now
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Splice
    text = splice(text, step.at, step.after, step.before, step.fixer)
  }
  return text
}

function splice(text: string, at: number, out: string, into: string, fixer: string): string {
  if (!text.startsWith(out, at)) {
    throw new Error(
      `step of ${fixer} at ${at} expects ${JSON.stringify(out)}, found ${JSON.stringify(text.slice(at, at + out.length))}`,
    )
  }
  return text.slice(0, at) + into + text.slice(at + out.length)
}

/**
 * The span of the raw text that the span `[from, to)` of `now` came from. A boundary inside a
 * replacement widens to that replacement's whole source, so the raw span never says too little.
 */
export function rawSpan(text: TracedText, from: number, to: number): { from: number; to: number } {
  let start = from
  let end = to
  for (let i = text.steps.length - 1; i >= 0; i--) {
    const step = text.steps[i] as Splice
    const afterEnd = step.at + step.after.length
    const shift = step.before.length - step.after.length
    if (start >= afterEnd && start > step.at) start += shift
    else if (start > step.at) start = step.at
    if (end > step.at && end < afterEnd) end = step.at + step.before.length
    else if (end >= afterEnd && end > step.at) end += shift
  }
  return { from: start, to: Math.max(start, end) }
}

/**
 * The part `[from, to)` of a text (offsets in `now`) as a text of its own: its raw part, and one step
 * that stands for all that was changed in it, with the least certainty among them.
 */
export function sliceText(text: TracedText, from: number, to: number): TracedText {
  const now = text.now.slice(from, to)
  const folded = text.folded.length === text.now.length ? text.folded.slice(from, to) : now
  const span = rawSpan(text, from, to)
  const raw = text.raw.slice(span.from, span.to)
  if (raw === now) return { raw, now, steps: [], folded }
  const certainty = leastCertain(text.steps) ?? 'certain'
  return {
    raw,
    now,
    steps: [{ fixer: 'several', at: 0, before: raw, after: now, why: 'part-of-a-mended-text', certainty }],
    folded,
  }
}

const DOUBTS: readonly Certainty[] = ['guess', 'likely', 'certain']

/** The least certainty among steps; undefined when there are none. */
export function leastCertain(steps: readonly Splice[]): Certainty | undefined {
  return DOUBTS.find((certainty) => steps.some((step) => step.certainty === certainty))
}
