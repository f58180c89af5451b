// Puts comments into a copy of a DOCX at the cells and paragraphs that findings point at. Only text is inserted
// into the parts that are there, so that everything else in the document stays byte for byte as it was.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { findElements, firstParagraph } from './word-places.js'
import { escapeXml } from './xml.js'

/** A comment at an element of a part, by the path that places carry: `body/tbl[2]/tr[3]/tc[4]`. */
export interface WordComment {
  readonly part: string
  readonly path: string
  readonly text: string
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Comments can be in the main part only; those on headers, notes and the like go to its first paragraph. */
const MAIN_PART = 'word/document.xml'
const COMMENTS_PART = 'word/comments.xml'
const AUTHOR = 'gouji'

/** Of all parts inflated: 100 MB, as much as the command takes of any file. */
const MOST_BYTES = 100 * 1024 * 1024

/**
 * A copy of the document with the comments, or null where its main part is not as Word and WPS write it (another
 * name, another encoding, another prefix): then nothing is promised.
 */
export function withComments(docx: Uint8Array, comments: readonly WordComment[]): Uint8Array | null {
  const files = unpacked(docx)
  if (files === null) return null
  // An empty paragraph is written short; a comment needs room between its start and its end.
  const main = files[MAIN_PART] && strFromU8(files[MAIN_PART]).replace(/<w:p(\s[^<>]*?)?\/>/g, '<w:p$1></w:p>')
  if (!main?.includes(`xmlns:w="${WORD}"`) || /encoding="(?!utf-8")/i.test(main.slice(0, 200))) return null
  const before = files[COMMENTS_PART] ? strFromU8(files[COMMENTS_PART]) : null
  const first =
    1 + Math.max(-1, ...[...(before ?? '').matchAll(/<w:comment\b[^>]*\bw:id="(\d+)"/g)].map((found) => Number(found[1])))
  const marked = mark(main, comments, first)
  if (marked === null) return null
  const added = comments.map(({ text }, at) => comment(first + at, text)).join('')
  return zipSync({
    ...files,
    [MAIN_PART]: strToU8(marked),
    [COMMENTS_PART]: strToU8(commentsPart(before, added)),
    ...(before === null ? declared(files) : {}),
  })
}

/** All parts, pictures included; null where they claim more than a draft can hold, or are no archive that fflate reads. */
function unpacked(docx: Uint8Array): Record<string, Uint8Array> | null {
  let size = 0
  try {
    return unzipSync(docx, {
      filter: ({ originalSize }) => {
        size += originalSize
        if (size > MOST_BYTES) throw new RangeError('too large')
        return true
      },
    })
  } catch {
    return null
  }
}

/** Marks the paragraph of each comment from its start to its end. */
function mark(xml: string, comments: readonly WordComment[], first: number): string | null {
  const places = findElements(xml, new Set(comments.map(({ path }) => path)))
  const whole = firstParagraph(xml, 0, xml.length)
  const inserts: { at: number; text: string; order: number }[] = []
  for (const [index, { part, path }] of comments.entries()) {
    const span = part === MAIN_PART ? places.get(path) : undefined
    const paragraph = (span && firstParagraph(xml, span.from, span.to)) ?? whole
    if (paragraph === null) return null
    const id = first + index
    inserts.push({ at: paragraph.contentFrom, text: `<w:commentRangeStart w:id="${id}"/>`, order: index })
    inserts.push({
      at: paragraph.contentTo,
      text: `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
      order: index,
    })
  }
  let result = ''
  let from = 0
  for (const { at, text } of inserts.sort((a, b) => a.at - b.at || a.order - b.order)) {
    result += xml.slice(from, at) + text
    from = at
  }
  return result + xml.slice(from)
}

function comment(id: number, text: string): string {
  const lines = text.split('\n').map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`)
  return `<w:comment w:id="${id}" w:author="${AUTHOR}" w:initials="gj">${lines.join('')}</w:comment>`
}

function commentsPart(before: string | null, added: string): string {
  if (before === null)
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${WORD}">${added}</w:comments>`
  return before.includes('</w:comments>')
    ? before.replace('</w:comments>', () => `${added}</w:comments>`)
    : before.replace(/<w:comments\b([^>]*)\/>/, (_, attributes: string) => `<w:comments${attributes}>${added}</w:comments>`)
}

/** The new part named where Word looks for parts: in the list of types and among what the main part relates to. */
function declared(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const types = strFromU8(files['[Content_Types].xml'] ?? new Uint8Array())
  const path = 'word/_rels/document.xml.rels'
  const relations = files[path] ? strFromU8(files[path]) : `<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`
  const relation = `<Relationship Id="rIdGoujiComments" Type="${RELATIONSHIPS}/comments" Target="comments.xml"/>`
  const opened = relations.replace(/<Relationships\b([^>]*)\/>/, '<Relationships$1></Relationships>')
  return {
    '[Content_Types].xml': strToU8(
      types.replace('</Types>', `<Override PartName="/${COMMENTS_PART}" ContentType="${COMMENTS_TYPE}"/></Types>`),
    ),
    [path]: strToU8(opened.replace('</Relationships>', `${relation}</Relationships>`)),
  }
}
