// Writes small PDFs by hand, so that the parser is tested on exactly the operators that a case is about.
// Text is set in one-byte codes of a font whose ToUnicode map the case gives; no font is embedded.

export interface MadePage {
  /** Content stream. Font `/F` is upright, `/V` is set from top to bottom, both 1 em wide a glyph; `/D` is 0.5 em. */
  readonly content: string
  /** Entries of the page dictionary: `/Rotate 90`, `/CropBox [...]`. */
  readonly entries?: string
  /** Form XObjects by name: their dictionary entries and content. */
  readonly forms?: Readonly<Record<string, { entries: string; content: string }>>
}

/** The characters that the fonts can show; a character's code is its place in this string plus 33. */
export const CHARACTERS = '0123456789-一二三四五六七八九十项（）总计本年新收数量自然人其他规章件公开、.甲乙丙丁戊'

/** A string operand that shows `text`. */
export function shown(text: string): string {
  const codes = [...text].map((character) => {
    const at = [...CHARACTERS].indexOf(character)
    return (character === ' ' ? 32 : at + 33).toString(16).padStart(2, '0')
  })
  return `<${codes.join('')}>`
}

/** The same in the two-byte codes of the vertical font `/V`. */
export function shownVertically(text: string): string {
  return `<${[...text].map((character) => ([...CHARACTERS].indexOf(character) + 33).toString(16).padStart(4, '0')).join('')}>`
}

/** Text at a place: x and y of the base line in points from the lower left corner. */
export function at(x: number, y: number, text: string, { font = 'D', size = 10, before = '' } = {}): string {
  return `q ${before} BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${font === 'V' ? shownVertically(text) : shown(text)} Tj ET Q\n`
}

/** Strokes of a whole grid: `xs` and `ys` in points from the lower left corner. */
export function grid(xs: readonly number[], ys: readonly number[]): string {
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [foot, head] = [Math.min(...ys), Math.max(...ys)]
  return `0.5 w ${ys.map((y) => `${left} ${y} m ${right} ${y} l S`).join(' ')} ${xs.map((x) => `${x} ${foot} m ${x} ${head} l S`).join(' ')}\n`
}

const WIDTH = 400
const HEIGHT = 300

/** A whole file: pages of 400 by 300 points. `tail`: entries of the trailer. */
export function makePdf(pages: readonly MadePage[], tail = ''): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  add(simpleFont(1000))
  add(simpleFont(500))
  add(stream('', toUnicode(2)))
  add('<< /Type /Font /Subtype /Type0 /BaseFont /Vertical /Encoding /Identity-V /DescendantFonts [7 0 R] /ToUnicode 9 0 R >>')
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Vertical /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /DW2 [880 -1000] /FontDescriptor 8 0 R >>',
  )
  add(
    '<< /Type /FontDescriptor /FontName /Vertical /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 880 /StemV 80 >>',
  )
  add(stream('', toUnicode(4)))
  const kids = pages.map((page) => addPage(page, add, objects))
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  return written(objects, tail)
}

function addPage(
  { content, entries = '', forms = {} }: MadePage,
  add: (body: string) => number,
  objects: readonly string[],
): number {
  const names = Object.entries(forms).map(([name, form]) => {
    add(stream(`/Type /XObject /Subtype /Form /Resources ${FONTS} ${form.entries}`, form.content))
    return `/${name} ${objects.length} 0 R`
  })
  add(stream('', content))
  const body = objects.length
  add(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] ${entries} /Contents ${body} 0 R /Resources << /Font << /F 3 0 R /D 4 0 R /V 6 0 R >> /XObject << ${names.join(' ')} >> >> >>`,
  )
  return objects.length
}

const FONTS = '<< /Font << /F 3 0 R /D 4 0 R /V 6 0 R >> >>'

function simpleFont(width: number): string {
  const widths = [...CHARACTERS].map(() => width)
  return `<< /Type /Font /Subtype /TrueType /BaseFont /Made /FirstChar 32 /LastChar ${32 + widths.length} /Widths [${width / 2} ${widths.join(' ')}] /ToUnicode 5 0 R /FontDescriptor << /Type /FontDescriptor /FontName /Made /Flags 32 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 880 /StemV 80 >> >>`
}

function toUnicode(digits: 2 | 4): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
  const lines = [...CHARACTERS].map((character, i) => `<${hex(i + 33, digits)}> <${hex(character.charCodeAt(0), 4)}>`)
  lines.push(`<${hex(32, digits)}> <0020>`)
  const space = `<${'0'.repeat(digits)}> <${'f'.repeat(digits)}>`
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def 1 begincodespacerange ${space} endcodespacerange ${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar endcmap end end`
}

function stream(entries: string, body: string): string {
  return `<< ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream`
}

function written(objects: readonly string[], tail: string): Uint8Array {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R ${tail} >>\nstartxref\n${table}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}
