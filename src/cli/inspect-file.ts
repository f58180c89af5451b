// Draws one file. The picture comes from what the pipeline kept; of a PDF, glyphs and rulings come
// from the parser's own trace, read once more for the one page.
import { writeFile } from 'node:fs/promises'
import { tracePage } from '../../parsers/pdf/index.js'
import { gridPicture, pagePicture, type Step, toPng } from '../inspect/index.js'
import { codeOf } from '../intake/index.js'
import { pdfAssets } from '../pdf-assets.js'
import type { Lang } from '../pipeline/index.js'
import { safe } from '../safe-text.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from './exit-code.js'
import { type Opened, openInput } from './open-inputs.js'
import { notice, print } from './output.js'
import { WORDS } from './words/index.js'

export interface InspectOptions {
  readonly page: number
  readonly step: Step
  /** Where the picture goes; `-` is standard output. */
  readonly out: string
  readonly lang: Lang
}

/** Draws `file` to `out`, or says why it cannot and sets the exit code. */
export async function inspect(file: string, options: InspectOptions): Promise<void> {
  const opened = await openInput(file, options.lang)
  if (!opened) return
  const svg = await draw(opened, options)
  if (svg === null) return
  if (options.out === '-') return print(svg)
  try {
    await writeFile(options.out, options.out.toLowerCase().endsWith('.png') ? await toPng(svg) : svg)
    notice(WORDS[options.lang].written(safe(options.out)))
  } catch (error) {
    notice(WORDS[options.lang].notWritten(safe(options.out), codeOf(error)))
    exitAtLeast(INPUT_FAILED)
  }
}

async function draw({ path, run, bytes }: Opened, { page, step, lang }: InspectOptions): Promise<string | null> {
  const words = WORDS[lang]
  if (!run.parsed) {
    notice(`${safe(path)}${words.colon}${safe(run.extraction.reason?.message ?? '')}`)
    exitAtLeast(INPUT_FAILED)
    return null
  }
  if (run.parsed.format === 'pdf') {
    const trace = await tracePage(bytes, page, pdfAssets())
    if (trace) return pagePicture(run, trace, step, lang)
    notice(words.noSuchPage(safe(path), page))
  } else {
    if (page === 1 && (step === 'cells' || step === 'match')) return gridPicture(run, lang)
    notice(words.noPages(safe(path)))
  }
  exitAtLeast(WRONG_USAGE)
  return null
}
