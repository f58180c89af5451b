import { zipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { type Relationship, relationshipsPartOf } from './parts.js'
import { figuresOf, lettersOf } from './text-trace.js'
import type { Archive } from './zip.js'

/** What mammoth reads in the same document. */
export interface Witness {
  /** Of each table, in order of where it begins, its figures. */
  readonly figures: readonly string[]
  /** The letters of each paragraph outside tables. */
  readonly paragraphs: readonly string[]
}

/** The parts that mammoth makes text from; pictures and the rest stay behind. */
const READ_KINDS = new Set(['styles', 'numbering', 'footnotes', 'endnotes'])

/**
 * Asks mammoth. It gets an archive of our own making that holds the parts we have opened and checked,
 * and nothing else. Undefined where it cannot read the document.
 */
export async function askMammoth(
  archive: Archive,
  main: string,
  relationships: readonly Relationship[],
): Promise<Witness | undefined> {
  const buffer = repacked(archive, main, relationships)
  const { default: mammoth } = await import('mammoth')
  try {
    // Both names: mammoth reads `buffer` in Node and `arrayBuffer` where it is bundled for a browser.
    const input = { buffer, arrayBuffer: buffer.buffer } as unknown as { arrayBuffer: ArrayBuffer }
    const noPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    const { value } = await mammoth.convertToHtml(input, { convertImage: noPictures })
    return readHtml(value)
  } catch {
    return undefined
  }
}

function repacked(archive: Archive, main: string, relationships: readonly Relationship[]): Uint8Array {
  const kept = relationships
    .filter((relationship) => READ_KINDS.has(relationship.kind))
    .map((relationship) => relationship.target)
  const names = ['[Content_Types].xml', '_rels/.rels', main, relationshipsPartOf(main), ...kept]
  const files: Record<string, Uint8Array> = {}
  for (const name of names) {
    const content = archive.read(name)
    if (content) files[name] = content
  }
  return zipSync(files, { level: 0 })
}

/** mammoth's HTML is well-formed, so it is read as XML. */
function readHtml(html: string): Witness {
  const tables: string[][] = []
  const open: string[][] = []
  const paragraphs: string[] = []
  let paragraph = ''
  let inNoteMark = false
  const flush = () => {
    const letters = lettersOf(paragraph)
    if (letters !== '') paragraphs.push(letters)
    paragraph = ''
  }
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'a' && /^#?(?:foot|end)note/.test(attributes.href ?? '')) inNoteMark = true
    if (name === 'table') {
      flush()
      const texts: string[] = []
      tables.push(texts)
      open.push(texts)
    } else if (open.length === 0 && /^(?:p|h[1-6]|li|ol|ul)$/.test(name)) flush()
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'a') inNoteMark = false
    if (name === 'table') open.pop()
    else if (open.length === 0 && /^(?:p|h[1-6]|li)$/.test(name)) flush()
  })
  parser.on('text', (text) => {
    if (inNoteMark) return
    const table = open.at(-1)
    if (table) table.push(text)
    else paragraph += text
  })
  parser.write(`<root>${html}</root>`).close()
  flush()
  return { figures: tables.map((texts) => figuresOf(texts.join(''))), paragraphs }
}
