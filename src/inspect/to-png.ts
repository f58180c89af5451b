import { Resvg } from '@resvg/resvg-js'

/** Pixels a point: a page of A4 becomes about 1200 pixels wide, enough to read figures of 6 points. */
const PIXELS_A_POINT = 2

/**
 * A picture as PNG. Text is set in the machine's own fonts; where no Chinese font is installed its
 * characters come out as boxes, while everything else is drawn as it is.
 */
export function toPng(svg: string): Uint8Array {
  const renderer = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'zoom', value: PIXELS_A_POINT },
    font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans CJK SC' },
  })
  return renderer.render().asPng()
}
