import { describe, expect, it } from 'vitest'
import { extractReport, type Layout, layouts } from '../../src/layouts/index.js'
import { documentOf, type PrintedRow, printedRows } from './print-table.js'

const RUNS = 300
const CONFUSABLE = '省示例字错讹乱码写别抄漏印'

function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const pick = (next: () => number, below: number) => Math.floor(next() * below)
const copy = (rows: readonly PrintedRow[]): PrintedRow[] =>
  rows.map((row) => ({ ...row, groups: [...row.groups], cells: [...row.cells] }))

type Mutation = (rows: PrintedRow[], next: () => number) => { rows: PrintedRow[]; doubtful?: readonly number[] }

/** Damage that leaves nothing to chance is the same in every run. */
const ALWAYS_THE_SAME = new Set(['nothing at all', 'lost numbering', 'lost groups', 'every second label lost'])

/** What is done to the labels. `doubtful`: rows whose figures nobody can assign any more. */
const MUTATIONS: Record<string, Mutation> = {
  'nothing at all': (rows) => ({ rows }),
  'lost numbering': (rows) => ({ rows: rows.map((row) => ({ ...row, numbering: '' })) }),
  'lost groups': (rows) => ({ rows: rows.map((row) => ({ ...row, groups: row.groups.map(() => '') })) }),
  'a typo in a label': (rows, next) => {
    const row = rows[pick(next, rows.length)] as PrintedRow
    const at = pick(next, row.label.length)
    row.label = row.label.slice(0, at) + CONFUSABLE[pick(next, CONFUSABLE.length)] + row.label.slice(at + 1)
    return { rows }
  },
  'three typos in one label': (rows, next) => {
    const row = rows[pick(next, rows.length)] as PrintedRow
    for (let i = 0; i < 3; i++) {
      const at = pick(next, row.label.length)
      row.label = row.label.slice(0, at) + CONFUSABLE[pick(next, CONFUSABLE.length)] + row.label.slice(at + 1)
    }
    return { rows }
  },
  'a truncated label': (rows, next) => {
    const row = rows[pick(next, rows.length)] as PrintedRow
    row.label = row.label.slice(0, 1 + pick(next, row.label.length - 1))
    return { rows }
  },
  'an empty label': (rows, next) => {
    const row = rows[pick(next, rows.length)] as PrintedRow
    row.label = ''
    row.numbering = ''
    return { rows }
  },
  'labels of neighbours swapped': (rows, next) => {
    const at = pick(next, rows.length - 1)
    const [a, b] = [rows[at] as PrintedRow, rows[at + 1] as PrintedRow]
    ;[a.label, b.label, a.numbering, b.numbering] = [b.label, a.label, b.numbering, a.numbering]
    return { rows, doubtful: [at, at + 1] }
  },
  'wordings of neighbours swapped, numbers kept': (rows, next) => {
    const at = pick(next, rows.length - 1)
    const [a, b] = [rows[at] as PrintedRow, rows[at + 1] as PrintedRow]
    ;[a.label, b.label] = [b.label, a.label]
    return { rows, doubtful: [at, at + 1] }
  },
  'neighbouring rows swapped': (rows, next) => {
    const at = pick(next, rows.length - 1)
    ;[rows[at], rows[at + 1]] = [rows[at + 1] as PrintedRow, rows[at] as PrintedRow]
    return { rows }
  },
  'a missing row': (rows, next) => {
    rows.splice(pick(next, rows.length), 1)
    return { rows }
  },
  'an extra local row': (rows, next) => {
    const at = 1 + pick(next, rows.length - 1)
    const like = rows[at] as PrintedRow
    rows.splice(at, 0, {
      groups: [...like.groups],
      numbering: '9.',
      label: '无法联系到申请人',
      cells: like.cells.map(() => ({ key: '', text: '77' })),
    })
    return { rows }
  },
  'a row printed twice': (rows, next) => {
    const at = pick(next, rows.length)
    rows.splice(at, 0, { ...(rows[at] as PrintedRow) })
    return { rows }
  },
  'a row printed twice with other figures': (rows, next) => {
    const at = pick(next, rows.length)
    const row = rows[at] as PrintedRow
    rows.splice(at, 0, { ...row, cells: row.cells.map((cell) => ({ ...cell, text: '55' })) })
    return { rows, doubtful: [at] }
  },
  'every second label lost': (rows) => ({ rows: rows.map((row, i) => (i % 2 ? { ...row, label: '', numbering: '' } : row)) }),
}

interface Tally {
  right: number
  unreadable: number
  absent: number
  wrong: string[]
  silentLosses: number
}

function measure(layout: Layout, mutate: Mutation, runs: number): Tally {
  const tally: Tally = { right: 0, unreadable: 0, absent: 0, wrong: [], silentLosses: 0 }
  const whole = printedRows(layout)
  for (let run = 0; run < runs; run++) {
    const { rows, doubtful = [] } = mutate(copy(whole), random(run * 7919 + 13))
    const { report } = extractReport(documentOf(rows))
    const unsure = new Set(doubtful.flatMap((i) => whole[i]?.cells.map((cell) => cell.key) ?? []))
    let lost = 0
    for (const { key, text } of whole.flatMap((row) => row.cells)) {
      const cell = report?.cells.get(key)
      if (!cell) lost++
      if (!cell) tally.absent++
      else if (cell.reading.state === 'unreadable') tally.unreadable++
      else if (!unsure.has(key) && cell.raw === text) tally.right++
      else tally.wrong.push(`run ${run}: ${key} is ${cell.raw}, not ${text}`)
    }
    const reported = report === null || report.tables.every((table) => table.missing.length > 0 || table.table !== 'applications')
    if (lost > 0 && !reported) tally.silentLosses++
  }
  return tally
}

const forms = layouts.filter((layout) => layout.table === 'applications')

describe.each(forms.map((layout) => [layout.form, layout] as const))('labels of the %s applications table', (_, layout) => {
  it.each(Object.keys(MUTATIONS))(`%s: no wrong figure, no loss in silence`, (name) => {
    const tally = measure(layout, MUTATIONS[name] as Mutation, ALWAYS_THE_SAME.has(name) ? 1 : RUNS)
    expect(tally.wrong).toEqual([])
    expect(tally.silentLosses).toBe(0)
    const all = tally.right + tally.unreadable + tally.absent
    const least = { 'every second label lost': 0.5, 'an empty label': 0.95, 'labels of neighbours swapped': 0.9 }[name] ?? 0.88
    expect(tally.right / all).toBeGreaterThanOrEqual(least)
  })
})
