/**
 * Labels and rows spoilt one at a time, to see that a reader never gives a figure to the wrong row in
 * silence. Everything else of the record stays as it was.
 */
import { resultGroups } from './official-form.js'
import type { Random } from './random.js'
import type { SampleRecord } from './record.js'

export interface Mutation {
  readonly record: SampleRecord
  /**
   * Rows whose figures a reader may give up on. After `swapped-labels` it must: there the print itself
   * says two things. Of all other rows it must still know the value.
   */
  readonly touched: readonly string[]
  /** What was done, in a sentence. */
  readonly what: string
}

type Mutate = (record: SampleRecord, random: Random) => Mutation

/** Characters that get typed for each other, by sound or by shape. */
const SLIPS: ReadonlyMap<string, string> = new Map(
  [
    '己已',
    '末未',
    '密蜜',
    '禁紧',
    '止址',
    '权全',
    '益宜',
    '案按',
    '卷券',
    '项向',
    '掌常',
    '现限',
    '成城',
    '补布',
    '复付',
    '版板',
    '获货',
    '属署',
    '它其',
    '事是',
  ].flatMap((pair) => {
    const [a, b] = [...pair] as [string, string]
    return [[a, b] as [string, string], [b, a] as [string, string]]
  }),
)

interface Item {
  readonly id: string
  readonly label: string
}

/** Groups of several rows, each as its rows. */
function itemGroups(record: SampleRecord): Item[][] {
  return resultGroups[record.forms.applications]
    .filter((group) => group.rows.length > 0)
    .map((group) => group.rows.map((row) => ({ id: `results.${group.key}.${row.key}`, label: row.label })))
}

function drawItem(record: SampleRecord, random: Random): Item {
  return random.pick(itemGroups(record).flat())
}

function drawNeighbours(record: SampleRecord, random: Random): [Item, Item] {
  const group = random.pick(itemGroups(record))
  const at = random.int(0, group.length - 2)
  return [group[at] as Item, group[at + 1] as Item]
}

function relabel(record: SampleRecord, labels: Readonly<Record<string, string>>): SampleRecord {
  return { ...record, labels: { ...record.labels, ...labels } }
}

/** One character typed wrongly: taken for a similar one, doubled, or left out. */
function misspell(label: string, random: Random): string {
  const start = label.indexOf('.') + 1
  const at = random.int(start, label.length - 1)
  const char = label[at] as string
  return label.slice(0, at) + (SLIPS.get(char) ?? random.pick(['', char + char])) + label.slice(at + 1)
}

/** All label and row mutations by name. */
export const mutations: Readonly<Record<string, Mutate>> = {
  typo: (record, random) => {
    const { id, label } = drawItem(record, random)
    const wrong = misspell(label, random)
    return { record: relabel(record, { [id]: wrong }), touched: [id], what: `${label} is printed ${wrong}` }
  },
  'three-typos': (record, random) => {
    const { id, label } = drawItem(record, random)
    const wrong = misspell(misspell(misspell(label, random), random), random)
    return { record: relabel(record, { [id]: wrong }), touched: [id], what: `${label} is printed ${wrong}` }
  },
  truncated: (record, random) => {
    const { id, label } = drawItem(record, random)
    const cut = label.slice(0, random.int(Math.min(4, label.length - 1), label.length - 1))
    return { record: relabel(record, { [id]: cut }), touched: [id], what: `${label} is cut to ${cut}` }
  },
  emptied: (record, random) => {
    const { id, label } = drawItem(record, random)
    return { record: relabel(record, { [id]: '' }), touched: [id], what: `${label} is not printed` }
  },
  unnumbered: (record) => {
    const labels = Object.fromEntries(
      itemGroups(record).flatMap((group) => group.map(({ id, label }) => [id, label.replace(/^\d\./, '')])),
    )
    return { record: relabel(record, labels), touched: [], what: 'no item has its number' }
  },
  'swapped-labels': (record, random) => {
    const [first, second] = drawNeighbours(record, random)
    const labels = { [first.id]: second.label, [second.id]: first.label }
    return {
      record: relabel(record, labels),
      touched: [first.id, second.id],
      what: `the labels ${first.label} and ${second.label} stand in each other's row`,
    }
  },
  'swapped-rows': (record, random) => {
    const [first, second] = drawNeighbours(record, random)
    const changed = { ...record, rows: { ...record.rows, swapped: [first.id, second.id] as const } }
    return { record: changed, touched: [first.id, second.id], what: `${second.label} stands above ${first.label}` }
  },
  'missing-row': (record, random) => {
    const { id, label } = drawItem(record, random)
    const cells = Object.fromEntries(Object.entries(record.cells).filter(([key]) => !key.startsWith(`applications.${id}.`)))
    return {
      record: { ...record, cells, rows: { ...record.rows, omitted: [id] } },
      touched: [],
      what: `the row ${label} is missing`,
    }
  },
  'extra-row': (record, random) => {
    const { id, label } = drawItem(record, random)
    const extra = {
      before: id,
      label: random.pick(['属于工作秘密', '8.内部管理信息', '无法联系到申请人', '0.转其他机关办理']),
      figures: [4, 3, 2, 1, 0, 5, 15],
    }
    return {
      record: { ...record, rows: { ...record.rows, extra } },
      touched: [],
      what: `a row ${extra.label} stands above ${label}`,
    }
  },
}
