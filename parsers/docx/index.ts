/*
 * DOCX as Word and WPS write it, transitional or strict. We read document.xml ourselves; mammoth reads
 * the same parts a second time and is held against us (docs/decisions/0003-docx-reader.md).
 * Seen in: the official blank form of 2021, made with WPS and Word.
 * Leaves alone: looks (fonts, widths, colours); comments; pictures; marks of footnotes, which would stand
 * beside a figure like one more digit.
 * Known limits: a field inside the instruction of another field; the annotations of rubies; widths
 * of cells are never used to guess at a grid that spans do not describe.
 */
import type { Block, Furniture, Note, ParsedDocument } from '../../src/document/index.js'
import { InputRefused } from '../../src/document/index.js'
import type { Parser } from '../parser.js'
import { type Context, FlowReader } from './body.js'
import { Notices } from './notices.js'
import { Numbering } from './numbering.js'
import { mainPartOf, type Relationship, relatedPart, relationshipsOf } from './parts.js'
import { Styles } from './styles.js'
import { TextTrace } from './text-trace.js'
import { askMammoth, type Witness } from './witness.js'
import { childOf, parseXml, type XmlElement } from './xml.js'
import { Archive, listEntries } from './zip.js'

export { listEntries } from './zip.js'
export const docxParser: Parser = { format: 'docx', recognises, parse }

/** The witness costs much more time and memory than the reading; a report has 500 paragraphs and cells. */
const WITNESS_UP_TO_PARAGRAPHS = 5_000
const WITNESS_UP_TO_BYTES = 8_000_000

const MAIN_PART = /^word\/document\d*\.xml$/i

function recognises(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  try {
    return listEntries(bytes).some((entry) => MAIN_PART.test(entry.name))
  } catch {
    return false
  }
}

async function parse(bytes: Uint8Array): Promise<ParsedDocument> {
  const archive = new Archive(bytes)
  const main = mainPartOf(archive)
  const content = archive.read(main)
  if (content === undefined) throw new InputRefused('damaged', { part: main })
  const root = parseXml(content, main)
  const body = childOf(root, 'w:body')
  if (body === undefined) throw new InputRefused('damaged', { part: main })
  const relationships = relationshipsOf(archive, main)
  const context: Context = {
    styles: new Styles(relatedPart(archive, relationships, 'styles')),
    numbering: new Numbering(relatedPart(archive, relationships, 'numbering')),
    notices: new Notices(),
    trace: new TextTrace(),
  }
  const flow = new FlowReader(context, main).blocks(body, 'body')
  const notesAtEnd = [
    ...noteBlocks(archive, relationships, 'footnotes', context),
    ...noteBlocks(archive, relationships, 'endnotes', context),
  ]
  const isModest = content.length <= WITNESS_UP_TO_BYTES && context.trace.paragraphs <= WITNESS_UP_TO_PARAGRAPHS
  const witness = isModest ? await askMammoth(archive, main, relationships) : undefined
  const headers = marginBlocks(archive, relationships, body, 'header', context)
  const footers = marginBlocks(archive, relationships, body, 'footer', context)
  const title = titleOf(archive)
  return {
    format: 'docx',
    blocks: [...headers, ...flow, ...notesAtEnd, ...footers],
    notes: [...context.notices.notes(), ...disagreements(context.trace, witness)],
    ...(title && { declaredTitle: title }),
  }
}

/** The footnotes or endnotes, without the separators that are stored among them. */
function noteBlocks(
  archive: Archive,
  relationships: readonly Relationship[],
  kind: 'footnotes' | 'endnotes',
  context: Context,
): Block[] {
  const part = relationships.find((relationship) => relationship.kind === kind)?.target
  const root = relatedPart(archive, relationships, kind)
  if (part === undefined || root === undefined) return []
  const reader = new FlowReader(context, part)
  const name = kind.slice(0, -1)
  const notes = root.children.filter((child) => child.name === `w:${name}`)
  return notes.flatMap((note, index) =>
    note.attributes['w:type'] === undefined ? reader.blocks(note, `${kind}/${name}[${index + 1}]`) : [],
  )
}

/** Headers or footers of all sections, in order of use; the same words are kept once. */
function marginBlocks(
  archive: Archive,
  relationships: readonly Relationship[],
  body: XmlElement,
  kind: 'header' | 'footer',
  context: Context,
): Block[] {
  const furniture: Furniture = kind === 'header' ? 'running-header' : 'running-footer'
  const blocks: Block[] = []
  const seen = new Set<string>()
  for (const id of referencesTo(body, `w:${kind}Reference`)) {
    const part = relationships.find((relationship) => relationship.id === id)?.target
    const bytes = part === undefined ? undefined : archive.read(part)
    if (part === undefined || bytes === undefined) continue
    // Numbers and hidden text of margins are none of the body's business.
    const apart = { ...context, notices: new Notices(), trace: new TextTrace() }
    for (const block of new FlowReader(apart, part, furniture).blocks(parseXml(bytes, part), kind === 'header' ? 'hdr' : 'ftr')) {
      const words = JSON.stringify(block.type === 'table' ? block.cells.map((cell) => cell.text.raw) : block.text.raw)
      if (!seen.has(words)) blocks.push(block)
      seen.add(words)
    }
  }
  return blocks
}

/** The ids that section properties refer to, each once, in document order. */
function referencesTo(element: XmlElement, name: string): Set<string> {
  const ids = new Set<string>()
  const look = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (child.name === name) ids.add(child.attributes['r:id'] ?? '')
      else if (child.name === 'w:p' || child.name === 'w:pPr' || child.name === 'w:sectPr') look(child)
    }
  }
  look(element)
  return ids
}

function titleOf(archive: Archive): string | undefined {
  const core = relatedPart(archive, relationshipsOf(archive, ''), 'core-properties')
  return childOf(core, 'dc:title')?.text.trim() || undefined
}

/** Where mammoth saw other figures in a table, other tables, or words that we have nowhere. */
function disagreements(trace: TextTrace, witness: Witness | undefined): Note[] {
  if (witness === undefined) return []
  const notes: Note[] = []
  const ours = trace.figures()
  const differing = ours.filter((figures, index) => figures !== witness.figures[index]).length
  if (ours.length !== witness.figures.length || differing > 0) {
    notes.push({ code: 'tables-disagree', data: { tables: ours.length, seenByMammoth: witness.figures.length, differing } })
  }
  const lost = trace.countUnread(witness.paragraphs)
  if (lost > 0) notes.push({ code: 'readers-disagree', data: { paragraphs: lost } })
  return notes
}
