import { Converter } from 'opencc-js'
import { beforeAll, describe, expect, it } from 'vitest'
import { CHAINS } from '../../bench/repair-chains.js'
import { encode } from '../../bench/repair-readers.js'
import { print, randomRecord } from '../../scripts/sample/index.js'
import { type Extraction, extract } from '../../src/index.js'

const SEED = 271_828
const toTraditional = Converter({ from: 'cn', to: 't' })
const utf8 = (text: string) => new TextEncoder().encode(text)
const hanOnly = (text: string) => /\p{Script=Han}/u.test(text)

/** What a damaged copy must have in common with the clean one. */
function essence(result: Extraction) {
  const cells = Object.fromEntries(
    Object.entries(result.cells).map(([key, { value, state, note }]) => [key, { value, state, note }]),
  )
  // That text was mended is itself a finding of a damaged copy, and the only one that may be added.
  const findings = result.anomalies
    .filter(({ rule }) => rule !== 'text-readable')
    .map(({ rule, severity, cells: keys, expected, actual }) => ({ rule, severity, keys, expected, actual }))
  return { status: result.status, report: result.report, layouts: result.layouts, cells, findings }
}

/** Damages each line by itself, as a copy saved line by line would be; lines that cannot take it stay. */
function damaged(text: string, damage: (line: string) => string | undefined): string {
  return text
    .split('\n')
    .map((line) => (hanOnly(line) ? (damage(line) ?? line) : line))
    .join('\n')
}

const LOSSLESS = [
  'UTF-8 as Latin-1',
  'UTF-8 as cp1252 (web)',
  'UTF-8 as Latin-1, twice',
  'UTF-8 as cp1252 (web), twice',
  'GBK as Latin-1',
  'GBK as cp1252',
  'GBK as Latin-1, then UTF-8 as Latin-1',
  'entities',
  'entities twice',
  '\\u escapes',
]

const PINYIN = ['pinyin by character, toned', 'pinyin by character, toneless', 'pinyin by character, doubled']

describe('a copy damaged by a chain that loses nothing', () => {
  let clean: string
  let whole: ReturnType<typeof essence>
  beforeAll(async () => {
    clean = new TextDecoder().decode(await print(randomRecord(SEED, { form: '2021', density: 0.6 }), 'text', 'lines', SEED))
    whole = essence(await extract(utf8(clean)))
    expect(whole.status).toBe('complete')
  })

  it.each(LOSSLESS)('%s: the record of the clean one', async (name) => {
    const chain = CHAINS.find((one) => one.name === name)
    let state = 7
    const random = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    const copy = damaged(clean, (line) => chain?.damage(line, random))
    expect(copy).not.toBe(clean)
    expect(essence(await extract(utf8(copy)))).toEqual(whole)
  })

  it.each(PINYIN)('%s, in traditional characters: the record of the clean one', async (name) => {
    const chain = CHAINS.find((one) => one.name === name)
    const copy = damaged(toTraditional(clean), (line) => chain?.damage(line, () => 0))
    expect(copy).toMatch(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\)/)
    const { report, ...rest } = essence(await extract(utf8(copy)))
    const { report: clear, ...expected } = whole
    expect(rest).toEqual(expected)
    // Sections and headings are text after repair, not folded; everything else of the report is.
    expect({ ...report, sections: null }).toEqual({ ...clear, sections: null })
  })

  it.each<[string, (text: string) => Uint8Array]>([
    ['GB18030', (text) => encode(text, 'gbk')],
    ['UTF-8 with a byte order mark', (text) => utf8(`\ufeff${text}`)],
    ['UTF-16 little endian with a mark', (text) => utf16(`\ufeff${text}`, true)],
    ['UTF-16 little endian without one', (text) => utf16(text, true)],
    ['UTF-16 big endian without one', (text) => utf16(text, false)],
  ])('bytes in %s: the record of the clean one', async (_, encoded) => {
    expect(essence(await extract(encoded(clean)))).toEqual(whole)
  })
})

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little)
  return new Uint8Array(view.buffer)
}
