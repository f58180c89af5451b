import { Button, Group, Kbd, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Finding } from '../../api.js'
import { Panel, Severity, StatusChip, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { Link } from '../view/index.js'
import { useSay, useWords } from '../words/index.js'
import { cellsOf, rolesOf } from './cells-of.js'
import { Cite } from './cite.js'
import { AfterCorrection, Decisions } from './decisions.js'
import { FormTable } from './form-table.js'
import { Passages, Repairs } from './passages.js'
import { SumLine } from './sum-line.js'
import { Years } from './years.js'

export interface Actions {
  readonly confirm: () => void
  readonly dismiss: () => void
  readonly correct: () => void
  readonly undo: () => void
  readonly open: () => void
  readonly close: () => void
}

interface DetailProps {
  readonly identity: string
  readonly open: boolean
  readonly mayDecide: boolean
  readonly actions: Actions
}

/** One finding: what is wrong, the calculation, the table, and everything that helps to judge it. */
export function FindingDetail({ identity, open, mayDecide, actions }: DetailProps) {
  const words = useWords()
  const { data, error, refetch } = useQuery(queries.finding(identity))
  if (error) return <div className="column detail">{<Trouble error={error} again={() => void refetch()} />}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <main className="column detail" aria-label={words.finding.title} tabIndex={0} data-identity={identity}>
      {data === undefined ? (
        <Loader size="sm" aria-label={words.loading} />
      ) : (
        <>
          <Claim finding={data} />
          <Buttons finding={data} open={open} mayDecide={mayDecide} actions={actions} />
          <Evidence finding={data} />
        </>
      )}
    </main>
  )
}

function Claim({ finding }: { finding: Finding }) {
  const words = useWords()
  const say = useSay()
  const { anomaly, document } = finding
  const about = [anomaly.agency ?? words.list.noAgency, anomaly.year].filter((part) => part !== null).join(' · ')
  return (
    <header className="claim">
      <p className="row-head">
        <Severity of={anomaly.severity} />
        <StatusChip status={anomaly.status} stale={anomaly.stale} />
        {!anomaly.present && <span className="chip">{words.finding.gone}</span>}
        <span className="chip" title={words.causeWhy[anomaly.cause]}>
          {words.cause[anomaly.cause]}
        </span>
        {document.reportId === null ? about : <Link href={`/reports/${encodeURIComponent(document.reportId)}`}>{about}</Link>}
      </p>
      <h1>{say(finding.title)}</h1>
      <p className="message">{say(anomaly.message)}</p>
      <details className="quiet">
        <summary>{words.finding.about}</summary>
        <p>{say(finding.about.checks)}</p>
        <p>{say(finding.about.leavesAlone)}</p>
        <p>
          <code>{anomaly.rule}</code>
        </p>
      </details>
    </header>
  )
}

function Buttons({ finding, open, mayDecide, actions }: Omit<DetailProps, 'identity'> & { finding: Finding }) {
  const words = useWords()
  const mayCorrect = mayDecide && cellsOf(finding).length > 0
  return (
    <Group gap={6} className="actions" role="toolbar" aria-label={words.decide.title}>
      <Button size="xs" onClick={actions.confirm} disabled={!mayDecide} rightSection={<Kbd size="xs">c</Kbd>}>
        {words.decide.confirm}
      </Button>
      <Button size="xs" variant="default" onClick={actions.dismiss} disabled={!mayDecide} rightSection={<Kbd size="xs">d</Kbd>}>
        {words.decide.dismiss}
      </Button>
      <Button size="xs" variant="default" onClick={actions.correct} disabled={!mayCorrect} rightSection={<Kbd size="xs">e</Kbd>}>
        {words.decide.correct}
      </Button>
      <Button size="xs" variant="subtle" onClick={actions.undo} disabled={!mayDecide} rightSection={<Kbd size="xs">u</Kbd>}>
        {words.decide.undo}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        ml="auto"
        onClick={open ? actions.close : actions.open}
        rightSection={<Kbd size="xs">{open ? 'Esc' : 'Enter'}</Kbd>}
      >
        {open ? words.finding.close : words.finding.open}
      </Button>
    </Group>
  )
}

function Evidence({ finding }: { finding: Finding }) {
  const words = useWords()
  const roles = useMemo(() => rolesOf(finding), [finding])
  const { data: forms } = useQuery(queries.forms)
  const tables = finding.tables.flatMap((table) => {
    const form = forms?.find((one) => one.table === table.table && one.form === table.form)
    return form ? [{ table, form }] : []
  })
  return (
    <>
      {finding.sums.length > 0 && (
        <Panel title={words.sum.title}>
          {finding.sums.map((sum) => (
            <SumLine key={[...sum.left, ...sum.right].map(({ cell }) => cell).join()} sum={sum} />
          ))}
        </Panel>
      )}
      <AfterCorrection corrected={finding.corrected} />
      <Passages passages={finding.passages} />
      {tables.map(({ table, form }) => (
        <Panel key={table.table} title={words.finding.table}>
          <FormTable form={form} table={table} roles={roles} />
        </Panel>
      ))}
      <Repairs repairs={finding.repairs} />
      <Years finding={finding} />
      <Against finding={finding} />
      <Decisions decisions={finding.decisions} />
      <Cite finding={finding} />
    </>
  )
}

function Against({ finding }: { finding: Finding }) {
  const words = useWords()
  if (finding.against.length === 0) return null
  return (
    <Panel title={words.finding.against}>
      <ul>
        {finding.against.map(({ sha256, agency, year }) => (
          <li key={sha256}>
            <Link href={`/documents/${sha256}`}>{`${agency ?? words.list.noAgency} ${year ?? ''}`}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
