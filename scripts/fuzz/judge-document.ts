import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Extraction, extract } from '../../src/index.js'
import { expectedCells, variantOf } from '../sample/index.js'
import type { Drawn } from './draw-documents.js'
import type { Verdict } from './tally.js'

const EXTENSION = { html: 'html', docx: 'docx', pdf: 'pdf', text: 'txt' } as const
/** Cells shown of a document in which something is wrong. */
const MOST_SHOWN = 6

/** Reads a document and compares each cell with what was printed. `keep`: a folder for what failed. */
export async function judgeDocument(drawn: Drawn, keep?: string): Promise<Verdict> {
  const { record, format, variant, seed, bytes } = drawn
  const name = `${format}-${variant}-${seed}${drawn.mutation ? `-${drawn.mutation}` : ''}.${EXTENSION[format]}`
  const result = await extract(bytes)
  const verdict = compare(drawn, result)
  const refusal = variantOf(format, variant).status
  const lines: string[] = []
  if (refusal && result.status !== refusal.is) lines.push(`${name}: ${result.status} instead of ${refusal.is}`)
  if (verdict.wrong.length > 0) lines.push(`${name}: WRONG ${verdict.wrong.slice(0, MOST_SHOWN).join('; ')}`)
  const lost = verdict.unreadable.length + verdict.missing.length
  if (lost > 0)
    lines.push(
      `${name}: ${result.status} ${result.reason?.code ?? ''}; ${verdict.unreadable.length} unreadable, ${verdict.missing.length} missing: ${[...verdict.missing, ...verdict.unreadable].slice(0, MOST_SHOWN).join(', ')}`,
    )
  if (result.report?.year !== record.year || result.report?.agency !== record.agency) {
    if (result.status !== 'refused')
      lines.push(`${name}: agency ${result.report?.agency} year ${result.report?.year}, not ${record.agency} ${record.year}`)
  }
  if (keep && lines.length > 0) {
    mkdirSync(keep, { recursive: true })
    writeFileSync(join(keep, name), bytes)
  }
  const silent = lost > 0 && result.status === 'complete'
  return {
    cells: verdict.cells,
    right: verdict.right,
    wrong: verdict.wrong.length,
    unreadable: verdict.unreadable.length,
    missing: verdict.missing.length,
    silent,
    lines,
  }
}

interface Comparison {
  cells: number
  right: number
  wrong: string[]
  unreadable: string[]
  missing: string[]
}

function compare(drawn: Drawn, result: Extraction): Comparison {
  const expected = expectedCells(drawn.record, drawn.format, drawn.variant)
  const out: Comparison = { cells: 0, right: 0, wrong: [], unreadable: [], missing: [] }
  for (const [key, truth] of Object.entries(expected)) {
    const cell = result.cells[key]
    const touched = drawn.touched.some((row) => key.startsWith(`applications.${row}.`))
    const given = cell !== undefined && cell.state !== 'unreadable'
    const agrees =
      given &&
      cell.value === truth.value &&
      (cell.state === truth.state || (cell.state === 'inferred' && truth.state === 'value'))
    if (given && (!agrees || (touched && drawn.contradicts))) {
      out.cells++
      out.wrong.push(`${key} ${JSON.stringify(cell.raw)} ${cell.state} ${cell.value}, printed ${truth.state} ${truth.value}`)
    } else if (agrees) {
      out.cells++
      out.right++
    } else if (!touched && truth.unreadableAllowed !== true) {
      out.cells++
      ;(cell ? out.unreadable : out.missing).push(key)
    }
  }
  for (const key of Object.keys(result.cells))
    if (!(key in expected) && result.cells[key]?.value !== null) out.wrong.push(`${key} was never printed`)
  return out
}
