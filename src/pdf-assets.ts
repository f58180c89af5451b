import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import type { EngineAssets } from '../parsers/parser.js'

/**
 * Where the installed PDF engine keeps its character maps, fonts and codecs. The pure stages touch no
 * file system, so this stands outside of them; pdf.js wants folder paths that end in `/`.
 */
export function pdfAssets(): EngineAssets {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    .split(sep)
    .join('/')
  return {
    pdf: { cMapUrl: `${home}/cmaps/`, standardFontDataUrl: `${home}/standard_fonts/`, wasmUrl: `${home}/wasm/` },
  }
}
