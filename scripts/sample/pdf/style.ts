/** A PDF style as data, and the chance that makes two prints of one style differ: fonts, sizes, margins, so page breaks. */
import type { NumberStyle } from '../cell-text.js'
import type { Random } from '../random.js'
import type { Variant } from '../variant.js'
import { type PrintLook, printPage } from './page.js'
import { type PaperOptions, printPdf } from './print-pdf.js'

export interface PdfStyle {
  readonly name: string
  readonly shows: string
  readonly numbers?: NumberStyle
  readonly look?: PrintLook | ((random: Random) => PrintLook)
  readonly paper?: PaperOptions
  /** Changes the printed bytes. */
  readonly after?: (bytes: Uint8Array, random: Random) => Uint8Array | Promise<Uint8Array>
  readonly mayLose?: Variant['mayLose']
  readonly status?: Variant['status']
}

/** Installed fonts by the way they are embedded: the first three as TrueType, the Noto ones as Type 3. */
const FONTS = ['AR PL UMing CN', 'WenQuanYi Zen Hei', 'AR PL UMing CN', 'Noto Serif CJK SC', 'Noto Sans CJK SC']

function chanceCss(random: Random): string {
  const font = `"${random.pick(FONTS)}", "Noto Serif CJK SC"`
  return `body { font-family: ${font}; font-size: ${random.pick([10.5, 12, 13, 14, 15])}pt; }
h2 { font-family: "${random.pick(['WenQuanYi Zen Hei', 'Noto Sans CJK SC'])}"; }
table { font-family: ${font}; font-size: ${random.pick([8, 8.5, 9, 9.5])}pt; }
td, th { padding: ${random.pick([1, 2, 3, 4])}pt 3pt; }`
}

function chancePaper(random: Random, paper: PaperOptions): PaperOptions {
  const side = `${random.int(14, 24)}mm`
  return {
    ...paper,
    margin: { top: `${random.int(15, 34)}mm`, bottom: `${random.int(15, 34)}mm`, left: side, right: side, ...paper.margin },
  }
}

/** The variant that prints in a style. */
export function pdfVariant(style: PdfStyle): Variant {
  return {
    name: style.name,
    shows: style.shows,
    ...(style.numbers ? { numbers: style.numbers } : {}),
    ...(style.mayLose ? { mayLose: style.mayLose } : {}),
    ...(style.status ? { status: style.status } : {}),
    print: async (record, random) => {
      const base = chanceCss(random)
      const look = typeof style.look === 'function' ? style.look(random) : (style.look ?? {})
      const paper = chancePaper(random, { format: 'A4', printBackground: true, ...style.paper })
      const numbers = style.numbers ? { numbers: style.numbers } : {}
      const bytes = await printPdf(printPage(record, { ...look, ...numbers, css: `${base}\n${look.css ?? ''}` }), paper)
      return (await style.after?.(bytes, random)) ?? bytes
    },
  }
}
