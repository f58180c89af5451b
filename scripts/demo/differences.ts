import type { Extraction } from '../../src/pipeline/index.js'
import type { ExpectedFinding, Sample } from './samples.js'

/** What a sample's record should say and does not, one line each; empty when all is as expected. */
export function differences({ about, cells }: Sample, extraction: Extraction): string[] {
  const { expected } = about
  return [
    ...unequal('status', expected.status, extraction.status),
    ...unequal('agency', expected.agency, extraction.report?.agency ?? null),
    ...unequal('year', expected.year, extraction.report?.year ?? null),
    ...unequal('signedOn', expected.signedOn, extraction.report?.signedOn ?? null),
    ...unequal('layouts', expected.layouts, extraction.layouts),
    ...unequal('number of cells', expected.cells, Object.keys(extraction.cells).length),
    ...wrongCells(cells, extraction),
    ...wrongFindings(expected.findings, extraction),
  ]
}

function unequal(what: string, expected: unknown, actual: unknown): string[] {
  const [e, a] = [JSON.stringify(expected), JSON.stringify(actual)]
  return e === a ? [] : [`${what}: expected ${e}, got ${a}`]
}

/** A number of the record must be read as that number; a 0 may be printed as a blank or a dash. */
function wrongCells(truth: Sample['cells'], extraction: Extraction): string[] {
  return Object.entries(truth).flatMap(([key, content]) => {
    if (typeof content !== 'number') return []
    const cell = extraction.cells[key]
    if (cell?.value === content) return []
    if (content === 0 && cell && ['blank', 'dash', 'none'].includes(cell.state)) return []
    return [`${key}: expected ${content}, got ${cell ? (cell.value ?? cell.state) : 'no such cell'}`]
  })
}

type Anomaly = Extraction['anomalies'][number]

/** Each expected finding must be there once, and no other of severity error or warning. */
function wrongFindings(expected: readonly ExpectedFinding[], extraction: Extraction): string[] {
  const left = extraction.anomalies.filter(({ severity }) => severity !== 'info')
  const missing = expected.filter((finding) => {
    const at = left.findIndex((anomaly) => matches(finding, anomaly))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...missing.map((finding) => `missing finding: ${JSON.stringify(finding)}`),
    ...left.map(({ rule, severity, message }) => `unexpected finding: ${severity} ${rule}: ${message}`),
  ]
}

function matches(expected: ExpectedFinding, anomaly: Anomaly): boolean {
  return (
    anomaly.rule === expected.rule &&
    anomaly.severity === expected.severity &&
    (expected.cells === undefined || JSON.stringify(anomaly.cells) === JSON.stringify(expected.cells)) &&
    (expected.expected === undefined || anomaly.expected === expected.expected) &&
    (expected.actual === undefined || anomaly.actual === expected.actual)
  )
}
