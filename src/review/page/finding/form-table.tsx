import { memo, useEffect, useRef } from 'react'
import type { CellView, Form, TableView } from '../../api.js'
import { useSay, useWords } from '../words/index.js'
import { type LabelCell, labelGrid } from './label-grid.js'

type Roles = ReadonlyMap<string, 'left' | 'right'>

interface FormTableProps {
  readonly form: Form
  readonly table: TableView
  /** Cells to mark, by what they are in the calculation. */
  readonly roles: Roles
}

/** A table as its form prints it, with the figures of the report and the operands marked. */
export const FormTable = memo(function FormTable({ form, table, roles }: FormTableProps) {
  const say = useSay()
  const frame = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other roles, other cell
  useEffect(() => {
    const cell = frame.current?.querySelector<HTMLElement>('[data-role=right], [data-role=left]')
    if (!cell || !frame.current) return
    // Within the table's own frame alone: the claim above must stay in view.
    const { clientHeight, clientWidth } = frame.current
    frame.current.scrollTo(cell.offsetLeft - clientWidth / 2, cell.offsetTop - clientHeight / 2)
  }, [roles])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="form-frame" aria-label={say(form.title)} tabIndex={0} ref={frame}>
      {form.blocks.map((block, at) => (
        // The blocks of a form never change, and have no other name.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Block key={at} block={block} cells={table.cells} roles={roles} title={at === 0 ? say(form.title) : null} />
      ))}
    </section>
  )
})

interface BlockProps {
  readonly block: Form['blocks'][number]
  readonly cells: TableView['cells']
  readonly roles: Roles
  readonly title: string | null
}

function Block({ block, cells, roles, title }: BlockProps) {
  const rows = labelGrid(block.rows)
  const bare = block.rows.every(({ label }) => label === '')
  return (
    <table className="form">
      {title !== null && <caption>{title}</caption>}
      <Head block={block} levels={bare ? 0 : rows.levels} />
      <tbody>
        {block.rows.map((row, at) => (
          <tr key={row.key}>
            {!bare && rows.cells[at]?.map((cell) => <RowLabel key={cell.text} cell={cell} />)}
            {block.columns.map((column) => (
              <Figure
                key={column.key}
                name={keyOf(row.key, column.key)}
                label={`${row.label} ${column.label}`}
                cell={cells[keyOf(row.key, column.key)]}
                role={roles.get(keyOf(row.key, column.key))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ block, levels }: { block: BlockProps['block']; levels: number }) {
  const columns = labelGrid(block.columns)
  const depths = block.columns.map(({ groups }) => groups.length)
  const cellsAt = (level: number) =>
    columns.cells.flatMap((cells, column) => {
      const first = (depths[column] ?? 0) + 1 - cells.length
      const cell = cells[level - first]
      return cell === undefined ? [] : [{ cell, column }]
    })
  return (
    <thead>
      {block.caption !== null && (
        <tr>
          <th colSpan={levels + block.columns.length} scope="colgroup" className="form-caption">
            {block.caption}
          </th>
        </tr>
      )}
      {Array.from({ length: columns.levels }, (_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its number
        <tr key={level}>
          {level === 0 && levels > 0 && <td colSpan={levels} rowSpan={columns.levels} className="form-corner" />}
          {cellsAt(level).map(({ cell, column }) => (
            <th
              key={`${column}-${cell.text}`}
              scope={cell.along > 1 ? 'colgroup' : 'col'}
              colSpan={cell.along}
              rowSpan={cell.across}
            >
              {cell.text}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
}

function RowLabel({ cell }: { cell: LabelCell }) {
  const group = cell.along > 1 || cell.across === 0
  return (
    <th
      scope={group ? 'rowgroup' : 'row'}
      rowSpan={cell.along}
      colSpan={cell.across}
      className={group ? 'form-group' : 'form-row'}
    >
      {cell.text}
    </th>
  )
}

/** As the API says: an empty part is left out with its dot. */
function keyOf(row: string, column: string): string {
  return [row, column].filter((part) => part !== '').join('.')
}

interface FigureProps {
  readonly name: string
  readonly label: string
  readonly cell: CellView | undefined
  readonly role: 'left' | 'right' | undefined
}

/** A figure as printed. A corrected one stands beside what it corrects. */
function Figure({ name, label, cell, role }: FigureProps) {
  const words = useWords()
  if (cell === undefined) return <td className="form-missing" data-cell={name} data-role={role} title={words.cell.missing} />
  const { raw, state, corrected } = cell
  const title = `${label}: ${raw === '' ? words.blank : raw}${state === 'value' ? '' : ` (${words.cell.states[state]})`}`
  return (
    <td className="figures" data-cell={name} data-role={role} data-state={state} title={title}>
      {corrected ? (
        <>
          <del>{raw === '' ? '␣' : raw}</del> <ins data-stale={corrected.stale}>{corrected.value ?? '—'}</ins>
        </>
      ) : (
        raw
      )}
    </td>
  )
}
