// One sheet that grows row by row, with its notes.
import { join } from 'node:path'
import { DeflatedPart } from './deflated-part.js'
import { COMMENTS_HEAD, COMMENTS_TAIL, commentXml, MOST_NOTES, SHAPES_TAIL, shapesHead, shapeXml } from './notes.js'
import { DECLARATION } from './parts.js'
import { type CellValue, cellXml, columnName, sheetHead, sheetTail, textRow } from './row-xml.js'
import type { Style } from './styles.js'

export interface SheetColumn {
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly style: Style
}

/** A cell that is looked at: how it is coloured, and what its note says. `column` counts from 0. */
export interface Mark {
  readonly column: number
  readonly style: Style
  readonly note: string
}

export class SheetWriter {
  readonly name: string
  /** From 1. */
  readonly number: number
  readonly parts: DeflatedPart[]
  /** Rows so far, the header among them. */
  rows = 1
  notes = 0
  readonly #columns: readonly SheetColumn[]
  readonly #letters: readonly string[]
  readonly #folder: string
  readonly #sheet: DeflatedPart
  #comments: readonly [comments: DeflatedPart, shapes: DeflatedPart] | undefined

  /** `number` counts the sheets of the workbook from 0; temporary files lie in `folder`. */
  constructor(number: number, name: string, columns: readonly SheetColumn[], folder: string) {
    this.name = name
    this.number = number + 1
    this.#columns = columns
    this.#letters = columns.map((_column, at) => columnName(at))
    this.#folder = folder
    this.#sheet = this.#part(`xl/worksheets/sheet${this.number}.xml`, `sheet${this.number}`)
    this.parts = [this.#sheet]
    const header = columns.map(({ title }) => title)
    this.#sheet.write(DECLARATION + sheetHead(columns.map(({ width }) => width)) + textRow(header, 1, 'header'))
  }

  /** Bytes of the sheet so far. */
  get size(): number {
    return this.#sheet.size
  }

  async row(values: readonly CellValue[], mark?: Mark): Promise<void> {
    this.rows += 1
    let xml = `<row r="${this.rows}">`
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as CellValue
      const marked = mark?.column === at
      if ((value === null || value === '') && !marked) continue
      xml += cellXml(`${this.#letters[at]}${this.rows}`, value, marked ? mark.style : (this.#columns[at] as SheetColumn).style)
    }
    await this.#sheet.write(`${xml}</row>`)
    if (mark && this.notes < MOST_NOTES) await this.#note(mark)
  }

  async finish(): Promise<void> {
    await this.#sheet.write(sheetTail(this.#columns.length, this.rows, this.notes > 0))
    if (this.#comments) {
      await this.#comments[0].write(COMMENTS_TAIL)
      await this.#comments[1].write(SHAPES_TAIL)
    }
    for (const part of this.parts) await part.finish()
  }

  async #note({ note, column }: Mark): Promise<void> {
    const [comments, shapes] = this.#comments ?? this.#openComments()
    await comments.write(commentXml(note, this.rows, column))
    await shapes.write(shapeXml(this.number - 1, this.notes, this.rows, column))
    this.notes += 1
  }

  #openComments(): readonly [DeflatedPart, DeflatedPart] {
    const { number } = this
    const comments = this.#part(`xl/comments${number}.xml`, `comments${number}`)
    const shapes = this.#part(`xl/drawings/vmlDrawing${number}.vml`, `shapes${number}`)
    comments.write(COMMENTS_HEAD)
    shapes.write(shapesHead(this.number - 1))
    this.#comments = [comments, shapes]
    this.parts.push(comments, shapes)
    return this.#comments
  }

  #part(name: string, file: string): DeflatedPart {
    return new DeflatedPart(name, join(this.#folder, `${file}.deflate`))
  }
}
