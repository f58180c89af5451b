/**
 * Opens a PDF with pdfjs-dist. The engine is loaded on first use, worker included, and runs on the
 * calling thread: no second thread to look for, and the same code bundles for a browser. Its refusals
 * become `InputRefused`; whatever else it throws on a document means that the document is damaged.
 */
import { InputRefused } from '../../../src/document/index.js'
import type { EngineAssets } from '../../parser.js'
import type { FontFacts } from './graphics-state.js'
import { MOST_GLYPHS, MOST_PAGES, MOST_PATH_PIECES, MOST_PICTURE_PIXELS, tooLarge } from './limits.js'
import { matrixOf } from './matrix.js'
import type { PageContent, PageSource } from './page-source.js'
import { type OperatorContext, readOperators } from './read-operators.js'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type Layers = Awaited<ReturnType<PdfDocument['getOptionalContentConfig']>>

async function loadEngine(): Promise<Pdfjs> {
  const holder = globalThis as { pdfjsWorker?: unknown }
  // @ts-expect-error the package declares no types for its worker
  holder.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return await import('pdfjs-dist/legacy/build/pdf.mjs')
}

/** Opens `bytes`, which stay as they are. Throws `InputRefused`: encrypted, damaged, too-large. */
export async function openPdfjs(bytes: Uint8Array, assets: EngineAssets): Promise<PageSource> {
  const pdfjs = await loadEngine()
  const task = pdfjs.getDocument({
    // A copy: the engine takes the buffer for itself and leaves it empty, and wants no subclass of Uint8Array.
    data: new Uint8Array(bytes),
    ...(assets.pdf && { ...assets.pdf, cMapPacked: true }),
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    // With outlines off, the engine does not build the shape of every glyph; see `withoutFonts`.
    disableFontFace: false,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MOST_PICTURE_PIXELS,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    const document = withoutFonts(await task.promise)
    if (document.numPages > MOST_PAGES) throw tooLarge(MOST_PAGES, 'pages')
    const layers = await document.getOptionalContentConfig()
    const title = await declaredTitle(document)
    const budget = { glyphs: MOST_GLYPHS, pieces: MOST_PATH_PIECES }
    return {
      pages: document.numPages,
      title,
      read: (page) => refusing(() => readPage(pdfjs, document, layers, page, budget)),
      close: () => task.destroy(),
    }
  } catch (error) {
    await task.destroy()
    throw asRefusal(error)
  }
}

/**
 * Nothing is drawn here, so no font is installed. The engine would hand each to the page it runs in, fail where
 * there is none, and fall back to building outlines, a sixth of its time. This reaches into it: the version is
 * pinned, and where the loader is not found the engine does as it pleases, slower and with the same glyphs.
 */
function withoutFonts(document: PdfDocument): PdfDocument {
  const loader = (document as unknown as { _transport?: { fontLoader?: { bind?: unknown } } })._transport?.fontLoader
  if (loader) loader.bind = async () => {}
  return document
}

async function declaredTitle(document: PdfDocument): Promise<string | undefined> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const title = (info as { Title?: unknown }).Title
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined
}

async function readPage(
  pdfjs: Pdfjs,
  document: PdfDocument,
  layers: Layers,
  number: number,
  budget: { glyphs: number; pieces: number },
): Promise<PageContent> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList()
  const fonts = new Map<string, FontFacts | null>()
  const context: OperatorContext = {
    ops: pdfjs.OPS as unknown as Record<string, number>,
    viewport: matrixOf(viewport.transform),
    width: viewport.width,
    height: viewport.height,
    font: (name) => fontOf(page, name, fonts),
    layerVisible: (properties) => layers.isVisible(properties) !== false,
  }
  const { pathPieces, ...content } = readOperators(list, context)
  page.cleanup()
  budget.glyphs -= content.glyphs.length
  budget.pieces -= pathPieces
  if (budget.glyphs < 0) throw tooLarge(MOST_GLYPHS, 'glyphs')
  if (budget.pieces < 0) throw tooLarge(MOST_PATH_PIECES, 'path pieces')
  return { page: number, width: viewport.width, height: viewport.height, ...content }
}

/** A font as the engine keeps it: each field is unpacked from bytes whenever it is asked for. */
interface EngineFont extends Partial<FontFacts> {
  readonly black?: boolean
  readonly name?: string
}

/** Names of fonts that are bold without saying so: 黑体 is a face of its own, and headings are set in it. */
const BOLD_NAME = /bold|heavy|black|simhei|heiti|黑|粗/i

function fontOf(page: PdfPage, name: string, known: Map<string, FontFacts | null>): FontFacts | null {
  const cached = known.get(name)
  if (cached !== undefined) return cached
  const font = page.commonObjs.has(name) ? (page.commonObjs.get(name) as EngineFont) : null
  const facts = font && factsOf(font)
  known.set(name, facts)
  return facts
}

function factsOf(font: EngineFont): FontFacts {
  const { vertical, fontMatrix, defaultVMetrics, ascent, descent, isType3Font, bbox } = font
  const bold = font.bold === true || font.black === true || BOLD_NAME.test(font.name ?? '')
  const facts = { vertical, fontMatrix, defaultVMetrics, ascent, descent, isType3Font, bbox }
  const given = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)
  return { ...(Object.fromEntries(given) as Omit<FontFacts, 'bold'>), bold }
}

async function refusing<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw asRefusal(error)
  }
}

function asRefusal(error: unknown): InputRefused {
  if (error instanceof InputRefused) return error
  const name = (error as { name?: unknown } | null)?.name
  return new InputRefused(name === 'PasswordException' ? 'encrypted' : 'damaged', {}, { cause: error })
}
