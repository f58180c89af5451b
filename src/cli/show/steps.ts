import type { ParsedDocument, Place, Splice, TracedText } from '../../document/index.js'
import type { Lang } from '../../pipeline/index.js'
import { FIXERS } from '../../repair/index.js'
import { codePointRuns, codePoints, safe } from '../../safe-text.js'
import { type Paint, paintFor } from '../paint.js'
import { WORDS } from '../words/index.js'
import { placeInWords, spotsOf } from './spots.js'

/** Every repair of a document for people: where, what became what, by which fixer, why. */
export function explainText(document: ParsedDocument, lang: Lang): string {
  const words = WORDS[lang]
  const paint = paintFor(process.stdout, process.env)
  const spots = spotsOf(document)
  const lines: string[] = []
  let steps = 0
  let texts = 0
  for (const { text, place } of placedTexts(document)) {
    if (text.steps.length === 0) continue
    texts++
    steps += text.steps.length
    lines.push(paint('strong', placeInWords(place, spots, words)), `  - ${safe(text.raw)}`, `  + ${safe(text.now)}`)
    for (const step of text.steps) lines.push(...stepLines(step, lang, paint))
    lines.push('')
  }
  return `${[...lines, steps === 0 ? words.nothingRepaired : words.explained(steps, texts)].join('\n')}\n`
}

function stepLines({ fixer, at, before, after, why, certainty }: Splice, lang: Lang, paint: Paint): string[] {
  const words = WORDS[lang]
  const into = after === '' ? words.deleted : `${words.quote(safe(after))} ${paint('faint', codePointRuns(after))}`
  const from = `${words.quote(safe(before))} ${paint('faint', codePointRuns(before))}`
  return [
    `    @${at}  ${from} → ${into}`,
    `    ${paint('info', fixer)}${words.colon}${reason(fixer, why, lang)}${words.note(words.certainty[certainty])}`,
  ]
}

/** The fixer's own sentence for the reason that stands in the step. */
function reason(fixer: string, why: string, lang: Lang): string {
  return FIXERS.find(({ id }) => id === fixer)?.reasons[why]?.[lang] ?? why
}

/** The same as JSON Lines, one object a step, in reading order. */
export function explainJson(document: ParsedDocument): string {
  return placedTexts(document)
    .flatMap(({ text, place }) => text.steps.map((step) => `${JSON.stringify(stepJson(step, place))}\n`))
    .join('')
}

function stepJson({ fixer, at, before, after, why, certainty }: Splice, place: Place): object {
  const points = { before: codePoints(before), after: codePoints(after) }
  return { fixer, at, before, after, codePoints: points, why, certainty, place }
}

function placedTexts({ blocks }: ParsedDocument): readonly { readonly text: TracedText; readonly place: Place }[] {
  return blocks.flatMap((block): readonly { text: TracedText; place: Place }[] =>
    block.type === 'table' ? block.cells : [block],
  )
}
