// A report as the rules ask about it, made from its stored result, with other values in some cells. What a result does
// not keep is missing from it: labels as printed, rows apart, subtotals. So what rules say of it counts only where they
// say of the rebuilt report as printed what they said of the report itself.
import { type Place, traced } from '../../document/index.js'
import {
  headingOf,
  type Prose,
  type Reading,
  type ReadTable,
  type Report,
  type ReportCell,
  type Section,
} from '../../layouts/index.js'
import type { ExtractedCell, Extraction } from '../../pipeline/index.js'
import { tablesOf } from '../view/tables.js'

/** A reviewer's values by the key of the cell; null: nothing is to stand there. */
export type Corrections = ReadonlyMap<string, number | null>

const NOWHERE: Place = { in: 'text', line: 1 }

/** Null where nothing of the report was read. */
export function rebuiltReport(extraction: Extraction, corrections: Corrections): Report | null {
  const { report, source } = extraction
  if (report === null || source.format === null) return null
  const { period, signedOn } = report
  return {
    format: source.format,
    title: report.title,
    titlePlace: NOWHERE,
    agency: report.agency,
    year: report.year,
    period: period && { ...period, seen: `${period.from} – ${period.to}`, place: NOWHERE },
    signedOn: signedOn === null ? null : { date: signedOn, seen: signedOn, place: NOWHERE },
    postedOn: null,
    preamble: [],
    sections: report.sections.map(sectionOf),
    captions: [],
    tables: tablesOf(extraction).map(
      ({ table, form }): ReadTable => ({ table, form, labels: [], missing: [], apart: [], subtotals: [], place: NOWHERE }),
    ),
    cells: new Map(Object.entries(extraction.cells).map(([key, cell]) => [key, reportCell(key, cell, corrections)])),
    lostCharacters: 0,
    cutOff: false,
  }
}

/** The result with the reviewer's values, for rules that compare results. */
export function correctedExtraction(extraction: Extraction, corrections: Corrections): Extraction {
  const cells = { ...extraction.cells }
  for (const [key, value] of corrections) {
    const cell = Object.hasOwn(cells, key) ? cells[key] : undefined
    if (cell) cells[key] = { ...cell, value, state: value === null ? 'blank' : 'value', raw: value === null ? '' : String(value) }
  }
  return { ...extraction, cells }
}

function sectionOf({ number, heading, text }: NonNullable<Extraction['report']>['sections'][number]): Section {
  const kind = headingOf(heading.replace(/\s+/g, ''))?.kind ?? null
  return { number, kind, heading: proseOf(heading), prose: text === '' ? [] : text.split('\n').map(proseOf) }
}

function proseOf(text: string): Prose {
  return { text: traced(text), place: NOWHERE }
}

function reportCell(key: string, cell: ExtractedCell, corrections: Corrections): ReportCell {
  const { raw, place } = cell
  if (!corrections.has(key)) return { key, reading: readingOf(cell), raw, text: traced(raw), place }
  const value = corrections.get(key) ?? null
  const printed = value === null ? '' : String(value)
  return {
    key,
    reading: value === null ? { state: 'blank' } : { state: 'value', value },
    raw: printed,
    text: traced(printed),
    place,
  }
}

function readingOf({ value, state, note }: ExtractedCell): Reading {
  const said = note === undefined ? {} : { note }
  if (state === 'value' || state === 'inferred') return { state, value: value ?? 0, ...said }
  // Why it could not be read is not kept; rules only ask whether.
  return state === 'unreadable' ? { state, why: 'not-a-number', ...said } : { state, ...said }
}
