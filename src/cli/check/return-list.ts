// The list that an office sends back: one line a finding, one line for each report without any, and one for
// each agency of the roster that has not handed in.
import type { Lang } from '../../pipeline/index.js'
import { xlsx } from '../../xlsx/index.js'
import { cellLabels } from '../show/cell-label.js'
import { placeInWords } from '../show/spots.js'
import { WORDS } from '../words/index.js'
import type { Checked, RosterOutcome } from './checked.js'
import { SAYS } from './says.js'

const WIDTHS = [26, 8, 8, 10, 34, 16, 10, 60, 24, 34]

/** Collects lines while reports are printed. */
export class ReturnList {
  readonly #rows: string[][] = []
  readonly #lang: Lang

  constructor(lang: Lang) {
    this.#lang = lang
  }

  add({ path, extraction, spots }: Checked): void {
    const { list } = SAYS[this.#lang]
    const words = WORDS[this.#lang]
    const agency = extraction.report?.agency ?? words.unknownAgency
    const start = [agency, list.yes, String(extraction.report?.year ?? '')]
    if (extraction.anomalies.length === 0) {
      const what = extraction.status === 'refused' ? (extraction.reason?.message ?? '') : list.nothing
      this.#rows.push([...start, '', '', '', '', what, path, ''])
    }
    for (const { severity, cells, evidence, expected, message, rule } of extraction.anomalies) {
      const printed = evidence.map(({ seen }) => seen || words.state.blank).join(words.listComma)
      const first = evidence[0]
      const where = first ? placeInWords(first.place, spots, words) : ''
      const cell = cells.length > 0 ? cellLabels(cells, this.#lang) : where
      this.#rows.push([
        ...start,
        words.severity[severity],
        cell,
        printed,
        String(expected ?? ''),
        message,
        path,
        `${rule} ${where}`,
      ])
    }
  }

  /** The bytes of the workbook. */
  finish(roster: RosterOutcome | null): Uint8Array {
    const { list } = SAYS[this.#lang]
    const missing = (roster?.missing ?? []).map((agency) => [
      agency,
      list.no,
      String(roster?.year ?? ''),
      '',
      '',
      '',
      '',
      list.notReceived,
      '',
      '',
    ])
    return xlsx({ name: list.sheet, header: list.header, rows: [...this.#rows, ...missing], widths: WIDTHS })
  }
}
