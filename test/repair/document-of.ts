import { type ParsedDocument, type TracedText, textsOf, traced } from '../../src/document/index.js'

/** A text file of these lines, as its parser would give it. */
export function documentOf(lines: readonly string[]): ParsedDocument {
  return {
    format: 'text',
    blocks: lines.map((line, index) => ({ type: 'paragraph', text: traced(line), place: { in: 'text', line: index + 1 } })),
    notes: [],
  }
}

export const tracedTexts = (document: ParsedDocument): TracedText[] => [...textsOf(document)]

export const texts = (document: ParsedDocument): string[] => tracedTexts(document).map(({ now }) => now)
