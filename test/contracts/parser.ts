import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EngineAssets, Parser } from '../../parsers/parser.js'
import { type Block, InputRefused, type ParsedDocument, type Place, type Table, textsOf } from '../../src/document/index.js'
import { cpuTimed } from '../parsers/cpu-time.js'

/** An input that the parser must read, with words that must come out of it. */
export interface Sample {
  readonly name: string
  readonly bytes: Uint8Array
  readonly holds: readonly string[]
}

export interface ParserContract {
  readonly parser: Parser
  readonly samples: readonly Sample[]
  /** Bytes of other formats. */
  readonly strangers: readonly Uint8Array[]
  readonly assets?: EngineAssets
  /** Any one input, however damaged, is done with in this much processor time. */
  readonly boundMs: number
}

const BROKEN_COPIES = 12

/** What every parser promises (`parsers/parser.ts`, `src/document`). */
export function describeParser({ parser, samples, strangers, assets = {}, boundMs }: ParserContract): void {
  const parse = (bytes: Uint8Array) => parser.parse(bytes, {}, assets)

  describe(`the ${parser.format} parser`, () => {
    it.each(samples)('reads $name: format, words, places, grids, untouched texts', async ({ bytes, holds }) => {
      expect(parser.recognises(bytes)).toBe(true)
      const document = await parse(bytes)
      expect(document.format).toBe(parser.format)
      const words = [...textsOf(document)].map((text) => text.raw).join('\n')
      for (const word of holds) expect(words).toContain(word)
      expectSound(document)
    })

    it.each(samples)('reads $name twice alike, from a view as well, and leaves the bytes alone', async ({ bytes }) => {
      const before = bytes.slice()
      const first = await parse(bytes)
      const wide = new Uint8Array(bytes.length + 64).fill(0x3c)
      wide.set(bytes, 17)
      const again = await parse(wide.subarray(17, 17 + bytes.length))
      expect(again).toEqual(first)
      expect(Buffer.compare(bytes, before)).toBe(0)
    })

    it.each(samples)('reads $name alike whatever it is called', async ({ bytes }) => {
      const named = await parser.parse(bytes, { name: '../../etc/report.exe', mediaType: 'application/octet-stream' }, assets)
      expect(named).toEqual(await parse(bytes))
    })

    it('does not take other formats for its own', () => {
      for (const stranger of strangers) expect(parser.recognises(stranger)).toBe(false)
    })

    it('judges any bytes without throwing', () => {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof parser.recognises(bytes) === 'boolean'))
      for (const { bytes } of samples)
        for (const broken of brokenCopies(bytes)) expect(() => parser.recognises(broken)).not.toThrow()
    })

    it.each(samples)('reads or refuses $name when it is cut or damaged, in bounded time', async ({ bytes }) => {
      for (const broken of brokenCopies(bytes)) {
        const { ms } = await cpuTimed(() =>
          parse(broken).then(expectSound, (error: unknown) => expect(error).toBeInstanceOf(InputRefused)),
        )
        expect(ms).toBeLessThan(boundMs)
      }
    })
  })
}

/** Cuts at even steps, and single bytes changed at even steps: the same on every run. */
function brokenCopies(bytes: Uint8Array): Uint8Array[] {
  const copies: Uint8Array[] = []
  for (let i = 1; i <= BROKEN_COPIES; i++) {
    const at = Math.floor((bytes.length * i) / (BROKEN_COPIES + 1))
    copies.push(bytes.slice(0, at))
    const changed = bytes.slice()
    changed[at] = (changed[at] as number) ^ (0x11 * i)
    copies.push(changed)
  }
  return copies
}

function expectSound(document: ParsedDocument): void {
  for (const text of textsOf(document)) {
    expect([text.now, text.folded, text.steps]).toEqual([text.raw, text.raw, []])
    expect(text.raw).not.toContain('\r')
  }
  for (const block of document.blocks) {
    expectPlace(block.place, document.format)
    if (block.type === 'table') expectGrid(block, document.format)
    else expectWords(block)
  }
  for (const note of document.notes) {
    if (note.place) expectPlace(note.place, document.format)
    for (const value of Object.values(note.data ?? {})) expect(['string', 'number']).toContain(typeof value)
  }
  expect(structuredClone(document)).toEqual(document)
}

function expectWords(block: Exclude<Block, Table>): void {
  expect(block.text.raw.trim()).not.toBe('')
  if (block.type === 'heading') expect(block.level).toBeGreaterThanOrEqual(1)
}

function expectPlace(place: Place, format: string): void {
  expect(place.in).toBe(format)
  if (place.in === 'pdf') expect(place.page).toBeGreaterThanOrEqual(1)
  else if (place.in === 'text') expect(place.line).toBeGreaterThanOrEqual(1)
  else expect(place.path).toMatch(/^[\w:.-]+(\[\d+\])?(\/[\w:.-]+(\[\d+\])?)*$/)
}

/** In order of row, then column; inside the grid; no position twice. */
function expectGrid(table: Table, format: string): void {
  const taken = new Set<number>()
  let last = -1
  expect(table.cells.length).toBeGreaterThan(0)
  for (const cell of table.cells) {
    expectPlace(cell.place, format)
    const position = cell.row * table.cols + cell.col
    expect(position).toBeGreaterThan(last)
    last = position
    expect(Math.min(cell.rowSpan, cell.colSpan)).toBeGreaterThanOrEqual(1)
    expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(table.rows)
    expect(cell.col + cell.colSpan).toBeLessThanOrEqual(table.cols)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) {
        expect(taken.has(row * table.cols + col)).toBe(false)
        taken.add(row * table.cols + col)
      }
    }
  }
}
