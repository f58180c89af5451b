import { parseXml, type XmlElement } from './xml.js'
import type { Archive } from './zip.js'

/** A relationship from a part to another part of the archive. */
export interface Relationship {
  readonly id: string
  /** The last word of its type: `styles`, `numbering`, `header`, … */
  readonly kind: string
  readonly target: string
}

const USUAL_MAIN_PART = 'word/document.xml'

/** Where the archive says its document is; Word writes `word/document2.xml` now and then. */
export function mainPartOf(archive: Archive): string {
  const listed = relationshipsOf(archive, '').find((relationship) => relationship.kind === 'officeDocument')
  return listed !== undefined && archive.has(listed.target) ? listed.target : USUAL_MAIN_PART
}

/** The name of the part that lists the relationships of `part`; '' means the archive. */
export function relationshipsPartOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** The relationships of a part (`''`: of the archive), in the order they are listed. */
export function relationshipsOf(archive: Archive, part: string): Relationship[] {
  const name = relationshipsPartOf(part)
  const bytes = archive.read(name)
  if (bytes === undefined) return []
  const found: Relationship[] = []
  for (const element of parseXml(bytes, name).children) {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = element.attributes
    if (id === undefined || type === undefined || target === undefined || mode === 'External') continue
    found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: resolved(part, target) })
  }
  return found
}

/** The root element of the part that `part` has the relationship `kind` to, if there is one. */
export function relatedPart(archive: Archive, relationships: readonly Relationship[], kind: string): XmlElement | undefined {
  const target = relationships.find((relationship) => relationship.kind === kind)?.target
  const bytes = target === undefined ? undefined : archive.read(target)
  return bytes && parseXml(bytes, target as string)
}

/** A target is relative to the folder of the part, unless it begins with `/`. */
function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const segments = part.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}
