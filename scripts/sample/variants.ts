/** The list of all variants by format; a new one is added here. */
import { figureVariants as docxFigures } from './docx/figures.js'
import { inlineVariants } from './docx/inline.js'
import { numberedVariants } from './docx/numbered.js'
import { plain as plainDocx } from './docx/plain.js'
import { shapeVariants as docxShapes } from './docx/shapes.js'
import { figureVariants as htmlFigures } from './html/figures.js'
import { plain as plainHtml } from './html/plain.js'
import { portalVariants } from './html/portal.js'
import { shapeVariants as htmlShapes } from './html/shapes.js'
import { word as wordHtml } from './html/word.js'
import { chromiumPath } from './pdf/browser.js'
import { pdfVariants } from './pdf/pdf-variants.js'
import { damaged } from './text/damaged.js'
import { plainTexts } from './text/plain-texts.js'
import type { SampleFormat, Variant } from './variant.js'

function noChromium(): string | undefined {
  return chromiumPath() === undefined ? 'Chromium is not installed' : undefined
}

export const variants: Readonly<Record<SampleFormat, readonly Variant[]>> = {
  html: [plainHtml, wordHtml, ...htmlShapes, ...htmlFigures, ...portalVariants],
  docx: [plainDocx, ...docxShapes, ...inlineVariants, ...numberedVariants, ...docxFigures],
  pdf: pdfVariants.map((variant) => ({ ...variant, missing: () => variant.missing?.() ?? noChromium() })),
  text: [...plainTexts, damaged],
}

/** The variant of that name. Throws a sentence that lists the names there are. */
export function variantOf(format: SampleFormat, name: string): Variant {
  const found = variants[format].find((variant) => variant.name === name)
  if (found === undefined)
    throw new Error(
      `no ${format} variant is called ${name}; there are: ${variants[format].map((variant) => variant.name).join(', ')}`,
    )
  return found
}
