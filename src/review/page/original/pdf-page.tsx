import { useElementSize } from '@mantine/hooks'
import { type PageViewport, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/index.js'
import type { Mark } from './marks.js'

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  /** 1: as wide as there is room. */
  readonly zoom: number
  readonly marks: readonly Mark[]
}

/** Sharper than this is not seen, and costs memory by the square. */
const MOST_PIXELS_A_POINT = 3

/** One page: the picture, its text over it for selecting, and the marks in the page's own points. */
export function PdfPage({ pdf, number, zoom, marks }: PdfPageProps) {
  const words = useWords()
  const { ref: frame, width } = useElementSize<HTMLElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const page = usePage(pdf, number)
  const points = page?.getViewport({ scale: 1 })
  const scale = points && width > 0 ? (width / points.width) * zoom : null
  useEffect(() => {
    if (page === null || scale === null || canvas.current === null || text.current === null) return
    return draw(page, page.getViewport({ scale }), canvas.current, text.current)
  }, [page, scale])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="paper-frame" tabIndex={0} aria-label={words.original.page(number, pdf.numPages)} ref={frame}>
      {points && scale !== null && (
        <div
          className="pdf-page"
          style={{ width: points.width * scale, height: points.height * scale }}
          data-points={points.width}
        >
          <canvas ref={canvas} />
          <div ref={text} className="pdf-text" />
          {marks.map((mark, at) => (
            <MarkBox key={JSON.stringify(mark.place)} mark={mark} scale={scale} first={at === 0} />
          ))}
        </div>
      )}
    </section>
  )
}

function usePage(pdf: PDFDocumentProxy, number: number): PDFPageProxy | null {
  const [page, setPage] = useState<PDFPageProxy | null>(null)
  useEffect(() => {
    let left = false
    // A page that cannot be read stays empty; the document's own error is shown where it was opened.
    pdf.getPage(Math.min(number, pdf.numPages)).then(
      (found) => !left && setPage(found),
      () => !left && setPage(null),
    )
    return () => {
      left = true
    }
  }, [pdf, number])
  return page
}

/** Draws the picture and lays the text over it; returns how to stop. */
function draw(page: PDFPageProxy, viewport: PageViewport, canvas: HTMLCanvasElement, text: HTMLDivElement): () => void {
  const density = Math.min(window.devicePixelRatio || 1, MOST_PIXELS_A_POINT)
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  const task = page.render({
    canvas,
    viewport,
    ...(density === 1 ? {} : { transform: [density, 0, 0, density, 0, 0] }),
  })
  text.replaceChildren()
  text.style.setProperty('--total-scale-factor', String(viewport.scale))
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport })
  // Both end with an error when they are stopped, which is then what was wanted.
  task.promise.then(() => canvas.setAttribute('data-drawn', 'true'), ignoreStop)
  layer.render().then(() => undefined, ignoreStop)
  return () => {
    canvas.removeAttribute('data-drawn')
    task.cancel()
    layer.cancel()
  }
}

function ignoreStop(error: unknown): void {
  const name = error instanceof Error ? error.name : ''
  if (name !== 'RenderingCancelledException' && name !== 'AbortException')
    console.warn('a page of the PDF could not be drawn whole')
}

function MarkBox({ mark, scale, first }: { mark: Mark; scale: number; first: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (first && scale > 0) box.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [first, scale])
  if (mark.place.in !== 'pdf') return null
  const { x0, y0, x1, y1 } = mark.place.box
  return (
    <div
      ref={box}
      className="pdf-mark"
      data-mark={mark.role}
      data-cell={mark.cell ?? undefined}
      style={{ left: x0 * scale, top: y0 * scale, width: (x1 - x0) * scale, height: (y1 - y0) * scale }}
    />
  )
}
