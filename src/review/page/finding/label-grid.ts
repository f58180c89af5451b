// Labels in groups, laid out as a form prints them: a label that stands in fewer groups than others spans the
// levels that it does not use, and a group spans all labels that follow each other in it.

export interface Labelled {
  readonly key: string
  readonly label: string
  readonly groups: readonly string[]
}

export interface LabelCell {
  readonly text: string
  /** How many labels it spans, and how many levels. */
  readonly along: number
  readonly across: number
}

/** For each label the cells that begin at it, outermost group first; and how many levels there are. */
export function labelGrid(labels: readonly Labelled[]): {
  readonly levels: number
  readonly cells: readonly (readonly LabelCell[])[]
} {
  const levels = Math.max(1, ...labels.map(({ groups }) => groups.length + 1))
  const cells = labels.map(({ label, groups }, at) => {
    const begins = groups.flatMap((text, level): LabelCell[] =>
      sameGroup(labels[at - 1], groups, level) ? [] : [{ text, along: run(labels, at, level), across: 1 }],
    )
    return [...begins, { text: label, along: 1, across: levels - groups.length }]
  })
  return { levels, cells }
}

function sameGroup(other: Labelled | undefined, groups: readonly string[], level: number): boolean {
  return other !== undefined && groups.slice(0, level + 1).every((group, at) => other.groups[at] === group)
}

function run(labels: readonly Labelled[], from: number, level: number): number {
  const { groups } = labels[from] as Labelled
  let to = from + 1
  while (sameGroup(labels[to], groups, level)) to++
  return to - from
}
