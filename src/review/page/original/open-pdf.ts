// pdf.js with everything switched off that a hostile document could use: no scripts, no evaluated code, no forms.
import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Above this many pixels a picture inside a PDF is left out: it would take the memory of the tab. */
const MOST_PIXELS = 40_000_000

/** Begins to load the PDF of a document; pages come as they are asked for. */
export function openPdf(sha256: string): PDFDocumentLoadingTask {
  return getDocument({
    url: `/api/documents/${sha256}/pdf`,
    isEvalSupported: false,
    enableXfa: false,
    // WebAssembly would need a hole in the page's policy; pdf.js brings plain decoders.
    useWasm: false,
    maxImageSize: MOST_PIXELS,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
  })
}
