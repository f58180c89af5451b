import type { Reading } from '../pipeline/index.js'
import type { AnomalyTable } from './schema.js'
import type { NewDecision } from './store.js'

/** Characters of a note, an actor's name and an idempotency key: more is not written by a person. */
const LONGEST = { note: 10_000, actor: 200, idempotencyKey: 200 } as const

/** Corrections of one decision: the forms have about 120 cells. */
const MOST_CORRECTIONS = 500

const ACTIONS: readonly string[] = ['confirmed', 'dismissed', 'corrected', 'reopened']

/** Why a decision cannot be written, in both languages; null where it can. */
export function invalidDecision(decision: NewDecision, before: AnomalyTable, reading: Reading | null): string | null {
  const { action, actor, note, idempotencyKey } = decision
  if (!ACTIONS.includes(action)) return '不认识的操作。Unknown action.'
  if (actor.trim() === '') return '请写明由谁决定。Say who decides.'
  if (idempotencyKey === '') return '缺少幂等键。An idempotency key is needed.'
  for (const field of ['note', 'actor', 'idempotencyKey'] as const) {
    if (decision[field].length > LONGEST[field])
      return `${field} 太长，最多 ${LONGEST[field]} 字。${field} is longer than ${LONGEST[field]}.`
  }
  if (action === 'dismissed' && note.trim() === '') return '驳回须写明理由。A dismissal needs its reason.'
  if (action === 'reopened' && before.status === 'open') return '此问题本就未处理，无需重开。It is open already.'
  return action === 'corrected' ? invalidCorrections(decision, reading) : null
}

function invalidCorrections({ corrections = [] }: NewDecision, reading: Reading | null): string | null {
  if (corrections.length === 0) return '请给出更正后的数值。Give the corrected values.'
  if (corrections.length > MOST_CORRECTIONS)
    return `一次最多更正 ${MOST_CORRECTIONS} 格。At most ${MOST_CORRECTIONS} cells at once.`
  const cells = new Set<string>()
  for (const { cell, value } of corrections) {
    if (cells.has(cell)) return `同一格给了两个值：${cell}。Two values for one cell: ${cell}.`
    cells.add(cell)
    if (!reading || !Object.hasOwn(reading.extraction.cells, cell))
      return `报告没有这一格：${cell}。The report has no such cell: ${cell}.`
    if (value !== null && !Number.isFinite(value)) return `不是数值：${cell}。Not a number: ${cell}.`
  }
  return null
}
