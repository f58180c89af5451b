// What is kept of a report to compare it with others: about 10 KB, whatever the report's size, so that ten
// thousand of them fit in memory. Figures are numbers in one array; what was printed is kept as one text.
import { detached, type Evidence, evidence, type Place } from '../../document/index.js'
import type { CellState, FormName, TableName } from '../../layouts/index.js'
import { DIGEST_KEYS, placeOfKey } from './cell-index.js'
import { type ForeignPronoun, foreignPronoun } from './foreign-pronoun.js'
import { masked } from './mask.js'
import { type Sketch, sketchOf } from './sketch.js'

/** Sections whose prose is compared; the others are tables, or boiler-plate by nature. */
export type ComparedSection = 'overview' | 'problems'

/** What a digest is made from: the parts of a result that say something beside those of others. */
export interface DigestSource {
  readonly sha256: string
  readonly agency: string | null
  readonly year: number | null
  /** `YYYY-MM-DD`. */
  readonly signedOn: string | null
  /** All tables were read whole. */
  readonly complete: boolean
  readonly forms: Readonly<Record<TableName, FormName | null>>
  readonly cells: Readonly<
    Record<string, { readonly value: number | null; readonly state: CellState; readonly raw: string; readonly place: Place }>
  >
  readonly sections: readonly { readonly kind: ComparedSection; readonly text: string; readonly place: Place }[]
}

/** The prose of a section, as far as comparing needs it. */
export interface ProseDigest {
  readonly section: ComparedSection
  readonly sketch: Sketch
  readonly opening: Evidence
}

/** A figure as a digest gives it back. */
export interface Figure {
  readonly key: string
  readonly counts: number
  readonly state: CellState
}

const STATES: readonly CellState[] = ['value', 'inferred', 'blank', 'dash', 'none', 'placeholder', 'unreadable']

/** Place in `DIGEST_KEYS`, what is printed, and where. */
type Printed = readonly [number, string, Place]

/** In `states`: the document has no such cell. */
const ABSENT = 255

export class ReportDigest {
  readonly sha256: string
  readonly agency: string
  readonly year: number
  readonly signedOn: string | null
  readonly complete: boolean
  readonly forms: DigestSource['forms']
  readonly prose: readonly ProseDigest[]
  readonly foreign: ForeignPronoun | null
  /** Compared with, without findings of its own. */
  readonly baseline: boolean
  readonly #counts = new Float64Array(DIGEST_KEYS.length)
  readonly #states = new Uint8Array(DIGEST_KEYS.length).fill(ABSENT)
  /**
   * Of the cells that may be quoted, as bytes of JSON: as a text they would be most of a digest, and engines let the memory for
   * texts grow to twice what is in use.
   */
  readonly #printed: Uint8Array
  static #lastRead: { readonly of: ReportDigest; readonly printed: readonly Printed[] } | null = null

  constructor(source: DigestSource & { readonly agency: string; readonly year: number }, baseline: boolean) {
    const { sha256, agency, signedOn, forms } = detached({
      sha256: source.sha256,
      agency: source.agency,
      signedOn: source.signedOn,
      forms: source.forms,
    })
    this.sha256 = sha256
    this.agency = agency
    this.year = source.year
    this.signedOn = signedOn
    this.complete = source.complete
    this.forms = forms
    this.baseline = baseline
    const printed: Printed[] = []
    for (const [key, cell] of Object.entries(source.cells)) {
      const at = placeOfKey(key)
      if (at === undefined) continue
      this.#states[at] = STATES.indexOf(cell.state)
      this.#counts[at] = cell.value ?? 0
      if (isQuoted(key) || (cell.value ?? 0) !== 0) printed.push([at, evidence(cell.raw.trim(), cell.place).seen, cell.place])
    }
    this.#printed = new TextEncoder().encode(JSON.stringify(printed))
    this.prose = source.sections.map(({ kind, text, place }) => ({
      section: kind,
      sketch: sketchOf(masked(text, source.agency)),
      opening: detached(evidence(text.trim(), place)),
    }))
    this.foreign = detached(foreignPronoun(source.sections, source.agency))
  }

  /** What a cell counts; undefined where the document has no such cell or it cannot be read. Blank, dash and 无 are 0. */
  figure(key: string): Figure | undefined {
    const at = placeOfKey(key)
    const state = at === undefined ? undefined : STATES[this.#states[at] ?? ABSENT]
    if (at === undefined || state === undefined || state === 'unreadable' || state === 'placeholder') return undefined
    return { key, counts: this.#counts[at] ?? 0, state }
  }

  /** All figures that can be read, in the order of the forms. */
  figures(): Figure[] {
    return DIGEST_KEYS.flatMap((key) => this.figure(key) ?? [])
  }

  /** What was printed in those of the cells that are quoted; see `isQuoted`. */
  evidence(keys: readonly string[]): Evidence[] {
    const wanted = new Map(keys.map((key, order) => [placeOfKey(key), order]))
    return this.#readPrinted()
      .flatMap(([at, seen, place]) => (wanted.has(at) ? [{ order: wanted.get(at) as number, piece: { seen, place } }] : []))
      .sort((a, b) => a.order - b.order)
      .map(({ piece }) => piece)
  }

  /** Rules ask the same digest in a row, once for each version of last year's report: what was read last is kept, of all one. */
  #readPrinted(): readonly Printed[] {
    if (ReportDigest.#lastRead?.of !== this) {
      const printed = JSON.parse(new TextDecoder().decode(this.#printed)) as Printed[]
      ReportDigest.#lastRead = { of: this, printed }
    }
    return ReportDigest.#lastRead.printed
  }
}

/** Cells that rules across reports point at even where they print 0 or nothing. */
const QUOTED = /^(?:proactive\.|applications\.(?:carriedIn|carriedOut)\.|applications\.(?:newlyReceived|results\.total)\.total$)/

function isQuoted(key: string): boolean {
  return QUOTED.test(key)
}

/** The digest of a report, or null where nothing says whose report it is or on which year. */
export function digestOf(source: DigestSource, baseline = false): ReportDigest | null {
  const { agency, year } = source
  return agency === null || year === null ? null : new ReportDigest({ ...source, agency, year }, baseline)
}
