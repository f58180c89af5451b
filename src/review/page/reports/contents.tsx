import { useQuery } from '@tanstack/react-query'
import type { ReportView } from '../../api.js'
import { FormTable } from '../finding/index.js'
import { Empty, Panel } from '../parts/index.js'
import { queries } from '../server/index.js'
import { useWords } from '../words/index.js'

const NO_ROLES: ReadonlyMap<string, 'left' | 'right'> = new Map()

/** The report's tables as their forms print them. */
export function Tables({ view }: { view: ReportView }) {
  const words = useWords()
  const { data: forms } = useQuery(queries.forms)
  if (view.tables.length === 0) return <Empty title={words.report.noTables}>{words.report.noTablesWhy}</Empty>
  return view.tables.map((table) => {
    const form = forms?.find((one) => one.table === table.table && one.form === table.form)
    return form ? <FormTable key={table.table} form={form} table={table} roles={NO_ROLES} /> : null
  })
}

/** The running text, section by section. */
export function Sections({ view }: { view: ReportView }) {
  const words = useWords()
  const sections = view.report?.sections ?? []
  if (sections.length === 0) return <Empty title={words.report.noSections} />
  return sections.map(({ number, heading, text }) => (
    <Panel key={`${number}${heading}`} title={heading}>
      {text.split('\n').map((line, at) => (
        // Lines of a text have no other name than their number.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <p key={at} className="prose">
          {line}
        </p>
      ))}
    </Panel>
  ))
}
