/**
 * A scan whose recognised text was drawn under the picture: every page with text is covered by one
 * picture drawn after it, and no page has a rule. What a reader sees is the picture, and the text
 * below it is a machine's guess.
 */
import type { PageTrace } from '../read-page.js'

/** Share of the page that a scan covers in each direction. */
const COVERS = 0.9

export function isScan(pages: readonly PageTrace[]): boolean {
  return pages.every((page) => page.sifted.seen.length === 0 || isCoveredPage(page))
}

function isCoveredPage({ content, sifted, lines }: PageTrace): boolean {
  if (lines.all.length > 0) return false
  const last = sifted.seen.at(-1)?.order ?? 0
  return content.pictures.some(
    ({ x0, y0, x1, y1, order }) => order > last && x1 - x0 > COVERS * content.width && y1 - y0 > COVERS * content.height,
  )
}
