/**
 * The grid of a table that lacks rules: those that its text asks for are added to those that it has,
 * and the grid is then built like any other. Columns are found section by section, rows where several
 * lines of values stand between two rules, columns of labels by the ends of rules or by where
 * numbered labels begin. A header that does not fit the values becomes one cell: a header that is
 * read wrongly would give its values to other columns.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { buildGrid, type Grid, type GridCell, type Settled } from './build-grid.js'
import { type Doubtful, missingRows, ruleAcross, rulesDown } from './missing-rules.js'
import type { RuleLine } from './rule-line.js'
import { type Laid, RULED, sketchTable } from './sketch-table.js'
import { middleOf, type WordLine } from './words.js'

/**
 * The grid of a box with the rules that it has and those that its text asks for, or `null` without
 * columns of values. `known`: columns of the piece of the table on the page before, for rows over the
 * first header.
 */
export function inferTable(
  box: Box,
  rules: readonly RuleLine[],
  lines: readonly WordLine[],
  glyphs: readonly Glyph[],
  known?: Settled,
): Grid | null {
  const across = rules.filter((rule) => rule.across)
  const sketch = sketchTable(box, across, lines, known)
  if (!sketch) return null
  const { laid, levels } = sketch
  const { drawn, doubtful } = missingRows(sketch)
  const down = rulesDown(sketch, drawn)
  const region = { box, lines: [...rules, ...drawn, ruleAcross(box.y0, box), ruleAcross(box.y1, box), ...down] }
  const readBy = across.length > RULED && !drawn.some((rule) => rule.from <= box.x0) ? 'horizontal-rules' : 'text-columns'
  const grid = buildGrid(region, readBy, glyphs)
  const last = laid.at(-1)
  if (!grid || !last) return null
  const headless = laid[0]?.section.header.length === 0
  const settled = { separators: last.separators, levels, labelled: last.labelled, headless }
  return { ...grid, settled, cells: grid.cells.map((cell) => withDoubt(cell, doubtful, laid)) }
}

function withDoubt(cell: GridCell, doubtful: readonly Doubtful[], laid: readonly Laid[]): GridCell {
  const [x, y] = [(cell.box.x0 + cell.box.x1) / 2, middleOf(cell.box)]
  const section = laid.find(({ y0, y1 }) => y >= y0 && y <= y1)
  const inData = (section?.section.data[0]?.y0 ?? -Infinity) < y
  return inData && doubtful.some(({ from, to, edge }) => x > edge && y >= from && y <= to)
    ? { ...cell, doubt: 'straddles-rule' }
    : cell
}
