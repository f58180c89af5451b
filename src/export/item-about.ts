// What every row of a document says about where it comes from.
import { readAgencyName } from '../agencies/index.js'
import type { ExportItem } from '../store/index.js'

export interface ItemAbout {
  readonly item: ExportItem
  /** Id of the report, the same for all its versions. */
  readonly report: string | null
  readonly agency: string | null
  readonly agencyCode: string | null
  readonly year: number | null
  readonly sha256: string
  readonly sourceAddress: string
  readonly receivedAt: number
  readonly engineVersion: string | null
  /** Whether this document is the report as it stands; false for one that a newer document replaced. */
  readonly current: boolean
}

export function aboutItem(item: ExportItem): ItemAbout {
  const { document, reading, arrivals, versions } = item.detail
  const report = reading?.extraction.report ?? null
  const source = sourceOf(arrivals) ?? document
  return {
    item,
    report: document.reportId,
    agency: report?.agency ?? null,
    agencyCode: report?.agency ? codeOf(report.agency) : null,
    year: report?.year ?? null,
    sha256: document.sha256,
    sourceAddress: source.origin,
    receivedAt: source.receivedAt,
    engineVersion: reading?.extraction.engine.version ?? null,
    current: versions.find(({ sha256 }) => sha256 === document.sha256)?.current ?? true,
  }
}

/** The first arrival from an address that others can look up, else the first of all. */
function sourceOf(
  arrivals: ExportItem['detail']['arrivals'],
): { readonly origin: string; readonly receivedAt: number } | undefined {
  const byTime = [...arrivals].sort((a, b) => a.receivedAt - b.receivedAt)
  return byTime.find(({ origin }) => /^https?:\/\//i.test(origin)) ?? byTime[0]
}

/** The division code of the place that the agency is one of. */
function codeOf(agency: string): string | null {
  return readAgencyName(agency).places.at(-1)?.code ?? null
}
