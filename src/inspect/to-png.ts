/** Pixels a point: a page of A4 becomes about 1200 pixels wide, enough to read figures of 6 points. */
const PIXELS_A_POINT = 2

/**
 * A picture as PNG. Text is set in the machine's own fonts; where no Chinese font is installed its
 * characters come out as boxes, while everything else is drawn as it is.
 */
export async function toPng(svg: string): Promise<Uint8Array> {
  // Loaded only for a PNG: the renderer is native code that an SVG needs nothing of.
  const { Resvg } = await import('@resvg/resvg-js')
  const renderer = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'zoom', value: PIXELS_A_POINT },
    font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans CJK SC' },
  })
  return renderer.render().asPng()
}
