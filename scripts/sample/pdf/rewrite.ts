/**
 * Changes pages of a PDF after it was printed, as scanners, binders and viewers do. Chromium writes
 * plain objects with a classic cross-reference table, so new versions of objects are appended (an
 * incremental update) and nothing moves.
 */

interface PdfObject {
  readonly id: number
  readonly dict: string
  /** The stream's bytes as latin1, still compressed. */
  readonly stream?: string
}

/** A page's dictionary with its number of points across and down. */
export interface PdfPage {
  readonly id: number
  readonly dict: string
  readonly width: number
  readonly height: number
}

export interface PdfUpdate {
  /** Writes an object; without `id` it is a new one. Returns its id. */
  put(body: string, id?: number): number
  object(id: number): PdfObject
}

/** The file with `change` applied to each page. */
export function rewritePages(bytes: Uint8Array, change: (page: PdfPage, update: PdfUpdate) => void): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$/.exec(text)
  if (trailer === null) throw new Error('the PDF has no classic trailer at its end')
  const entries = trailer[1] as string
  let size = Number(/\/Size (\d+)/.exec(entries)?.[1])
  const written = new Map<number, string>()
  const update: PdfUpdate = {
    put: (body, id = size) => {
      if (id === size) size++
      written.set(id, body)
      return id
    },
    object: (id) => objectOf(text, id),
  }
  for (const page of pagesOf(text)) change(page, update)
  return Buffer.from(`${text}${updateSection(text.length, written, entries, size, Number(trailer[2]))}`, 'latin1')
}

function objectOf(text: string, id: number): PdfObject {
  const at = text.indexOf(`\n${id} 0 obj\n`)
  if (at < 0) throw new Error(`the PDF has no object ${id}`)
  const start = at + `\n${id} 0 obj\n`.length
  const streamAt = text.indexOf('stream\n', start)
  const end = text.indexOf('\nendobj', start)
  if (streamAt < 0 || streamAt > end) return { id, dict: text.slice(start, end) }
  const dict = text.slice(start, streamAt).trim()
  const length = Number(/\/Length (\d+)/.exec(dict)?.[1])
  const data = streamAt + 'stream\n'.length
  return { id, dict, stream: text.slice(data, data + length) }
}

function pagesOf(text: string): PdfPage[] {
  return [...text.matchAll(/\n(\d+) 0 obj\n<<\/Type \/Page\n/g)].map((match) => {
    const { id, dict } = objectOf(text, Number(match[1]))
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dict)
    if (box === null) throw new Error(`page object ${id} has no MediaBox of the expected form`)
    return { id, dict, width: Number(box[1]), height: Number(box[2]) }
  })
}

function updateSection(
  offset: number,
  written: ReadonlyMap<number, string>,
  entries: string,
  size: number,
  previous: number,
): string {
  let body = '\n'
  let table = 'xref\n0 0\n'
  for (const [id, object] of [...written].sort(([a], [b]) => a - b)) {
    table += `${id} 1\n${String(offset + body.length).padStart(10, '0')} 00000 n \n`
    body += `${id} 0 obj\n${object}\nendobj\n`
  }
  const kept = entries.replace(/\/Size \d+/, `/Size ${size}`).trim()
  return `${body}${table}trailer\n<<${kept}\n/Prev ${previous}>>\nstartxref\n${offset + body.length}\n%%EOF\n`
}

/** Pages to be shown turned clockwise by `angle` degrees. */
export function rotatePages(bytes: Uint8Array, angle: 90 | 180 | 270): Uint8Array {
  return rewritePages(bytes, (page, update) =>
    update.put(page.dict.replace('/Type /Page\n', `/Type /Page\n/Rotate ${angle}\n`), page.id),
  )
}

/** A larger sheet of which only the page is shown; the page no longer starts at the sheet's corner. */
export function cropPages(bytes: Uint8Array, margin: number): Uint8Array {
  return rewritePages(bytes, (page, update) => {
    const sheet = `/MediaBox [${-margin} ${-margin} ${page.width + margin} ${page.height + margin}]`
    const crop = `/CropBox [0 0 ${page.width} ${page.height}]`
    update.put(page.dict.replace(/\/MediaBox \[[^\]]*\]/, `${sheet}\n${crop}`), page.id)
  })
}

/** A form object with the page's content, drawn with `matrix`. */
function pageAsForm(page: PdfPage, update: PdfUpdate, matrix: string): number {
  const contents = Number(/\/Contents (\d+) 0 R/.exec(page.dict)?.[1])
  const { dict, stream = '' } = update.object(contents)
  const filter = /\/Filter \/\w+/.exec(dict)?.[0] ?? ''
  return update.put(
    `<</Type /XObject /Subtype /Form /BBox [0 0 ${page.width} ${page.height}] /Matrix [${matrix}] /Resources ${resourcesOf(page)} ${filter} /Length ${stream.length}>> stream\n${stream}\nendstream`,
  )
}

function resourcesOf(page: PdfPage): string {
  const from = page.dict.indexOf('/Resources ') + '/Resources '.length
  return page.dict.slice(from, endOfDict(page.dict, from))
}

/** Makes `page` a sheet of `size` that shows the forms and nothing else. */
function showForms(page: PdfPage, update: PdfUpdate, forms: readonly number[], size: readonly [number, number]): void {
  const draw = forms.map((_, index) => `q /Form${index} Do Q`).join(' ')
  const drawing = update.put(`<</Length ${draw.length}>> stream\n${draw}\nendstream`)
  const names = forms.map((form, index) => `/Form${index} ${form} 0 R`).join(' ')
  const sheet = page.dict
    .replace(resourcesOf(page), `<</XObject <<${names}>>>>`)
    .replace(/\/Contents \d+ 0 R/, `/Contents ${drawing} 0 R`)
    .replace(/\/MediaBox \[[^\]]*\]/, `/MediaBox [0 0 ${size[0]} ${size[1]}]`)
  update.put(sheet, page.id)
}

/** Where the dictionary that opens at `from` ends. */
function endOfDict(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length - 1; at++) {
    const two = text.slice(at, at + 2)
    if (two === '<<') {
      depth++
      at++
    } else if (two === '>>') {
      depth--
      at++
      if (depth === 0) return at + 1
    }
  }
  throw new Error('a dictionary does not end')
}

/** Each page shrunk to `scale` and drawn as a form XObject in the middle of a sheet of the same size. */
export function shrinkAsForm(bytes: Uint8Array, scale: number): Uint8Array {
  return rewritePages(bytes, (page, update) => {
    const shift = (length: number) => ((length * (1 - scale)) / 2).toFixed(2)
    const form = pageAsForm(page, update, `${scale} 0 0 ${scale} ${shift(page.width)} ${shift(page.height)}`)
    showForms(page, update, [form], [page.width, page.height])
  })
}

/** Content that lies on its side on a sheet that is not turned: readers tilt their heads to the right. */
export function layOnSide(bytes: Uint8Array): Uint8Array {
  return rewritePages(bytes, (page, update) => {
    const form = pageAsForm(page, update, `0 -1 1 0 0 ${page.width}`)
    showForms(page, update, [form], [page.height, page.width])
  })
}

/** Two pages beside each other on one sheet, and an empty sheet after it. */
export function twoUp(bytes: Uint8Array): Uint8Array {
  let left: { readonly page: PdfPage; readonly form: number } | undefined
  return rewritePages(bytes, (page, update) => {
    const scale = page.width / page.height
    const sheet: [number, number] = [page.height, page.width]
    const at = (x: number) => `${scale.toFixed(4)} 0 0 ${scale.toFixed(4)} ${x.toFixed(2)} 0`
    if (left === undefined) {
      left = { page, form: pageAsForm(page, update, at(0)) }
      showForms(page, update, [left.form], sheet)
      return
    }
    showForms(left.page, update, [left.form, pageAsForm(page, update, at(page.height / 2))], sheet)
    left = undefined
    // The second page's own sheet stays, empty: taking it out of the page tree would be another kind of test.
    showForms(page, update, [], sheet)
  })
}
