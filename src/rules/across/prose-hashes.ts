import type { ComparedSection, DigestSource } from './digest.js'
import { isComparable, lookedUp } from './lookalikes.js'
import { masked } from './mask.js'
import { sketchOf } from './sketch.js'

/** The hashes by which the prose of a report is found among others': some for each section that says enough. */
export function proseHashes({
  agency,
  sections,
}: Pick<DigestSource, 'sections'> & { readonly agency: string }): { readonly section: ComparedSection; readonly hash: number }[] {
  return sections.flatMap(({ kind, text }) => {
    const sketch = sketchOf(masked(text, agency))
    return isComparable(sketch) ? [...lookedUp(sketch)].map((hash) => ({ section: kind, hash })) : []
  })
}
