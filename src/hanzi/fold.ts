import { mapTexts, type ParsedDocument, textsOf } from '../document/index.js'
import { toSimplified } from './converter.js'
import { mainlandForms } from './mainland-forms.js'
import { foldCompounds, foldPhrases, isByPhrase } from './phrases.js'
import { restoreNames } from './protected-names.js'
import { isTraditionalOnly, type Script, type ScriptEvidence, scriptEvidence, scriptOf } from './script.js'
import { plainForms } from './widths.js'

/** What the whole text says, for the paragraphs that are too short to speak for themselves. */
interface Habits {
  readonly script: Script
  readonly byPhrase: boolean
}

interface Line {
  readonly text: string
  readonly evidence: ScriptEvidence
}

/** With so few telling characters a paragraph goes with its document. */
const LEAST_EVIDENCE = 2

/**
 * The text in the mainland's simplified characters. Each line is judged by itself; simplified lines
 * come back exactly as they are, widths and all. The length may change where words differ.
 */
export function fold(text: string): string {
  const lines = linesOf(text)
  return foldLines(lines, habitsOf([lines]))
}

/**
 * The document with the view of every text set: `fold` of what the text is `now`, and then full-width
 * digits and letters, radicals and compatibility ideographs in their plain form (`plainForms`).
 */
export function foldDocument(document: ParsedDocument): ParsedDocument {
  const texts = [...textsOf(document)].map(({ now }) => linesOf(now))
  const habits = habitsOf(texts)
  let next = 0
  return mapTexts(document, (text) => ({ ...text, folded: plainForms(foldLines(texts[next++] ?? [], habits)) }))
}

function linesOf(text: string): Line[] {
  return text.split('\n').map((line) => ({ text: line, evidence: scriptEvidence(line) }))
}

function habitsOf(texts: readonly (readonly Line[])[]): Habits {
  let traditional = 0
  let simplified = 0
  for (const lines of texts) {
    for (const { evidence } of lines) {
      traditional += evidence.traditional
      simplified += evidence.simplified
    }
  }
  const byPhrase = traditional > 0 && isByPhrase(texts.flatMap((lines) => lines.map((line) => line.text)))
  return { script: scriptOf({ traditional, simplified }), byPhrase }
}

function foldLines(lines: readonly Line[], habits: Habits): string {
  return lines.map((line) => foldLine(line, habits)).join('\n')
}

function foldLine({ text, evidence }: Line, { script, byPhrase }: Habits): string {
  const short = evidence.traditional + evidence.simplified < LEAST_EVIDENCE
  const own = !short ? scriptOf(evidence) : evidence.simplified > 0 ? 'simplified' : script
  if (own === 'mixed') return foldCharacters(text)
  return own === 'traditional' ? foldTraditional(text, byPhrase) : text
}

function foldTraditional(line: string, byPhrase: boolean): string {
  const words = foldCompounds(line)
  const source = byPhrase ? foldPhrases(words) : words
  return mainlandForms(restoreNames(source, toSimplified(source)))
}

/** In a paragraph of both forms only what no simplified text has is changed, one character at a time. */
function foldCharacters(line: string): string {
  let folded = ''
  for (const character of line) folded += isTraditionalOnly(character.charCodeAt(0)) ? toSimplified(character) : character
  return folded
}
