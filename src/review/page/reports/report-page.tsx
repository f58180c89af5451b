import { Anchor, Loader, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReportView } from '../../api.js'
import { Empty, moment, Severity, StatusChip, size, Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { address, go, Link, useView } from '../view/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'
import { Sections, Tables } from './contents.js'
import { RepairList, Versions } from './history.js'

/** One report, or one document of it: what was read, what was found, how it came in. */
export default function ReportPage({ kind, id }: { kind: 'reports' | 'documents'; id: string }) {
  const words = useWords()
  const { data, error, refetch } = useQuery(queries.report(kind, id))
  return (
    <main className="page report" aria-label={words.report.title}>
      {error && <Trouble error={error} again={() => void refetch()} />}
      {!error && data === undefined && <Loader size="sm" aria-label={words.loading} />}
      {data && (
        <>
          <Head view={data} />
          <Parts view={data} />
        </>
      )}
    </main>
  )
}

function Head({ view }: { view: ReportView }) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  const { document, report, reason, engine } = view
  const came = view.arrivals.at(-1)
  return (
    <header className="report-head">
      <h1>{report?.title ?? document.name ?? document.sha256.slice(0, 16)}</h1>
      {reason && <p className="reason">{say(reason.message)}</p>}
      <dl className="facts">
        <dt>{words.report.state}</dt>
        <dd>
          <span className={`chip state-${document.state}`}>{words.state[document.state]}</span>
        </dd>
        {report && (
          <>
            <dt>{words.report.agency}</dt>
            <dd>
              {report.agency ?? '—'} · {report.year ?? '—'}
            </dd>
            <dt>{words.report.period}</dt>
            <dd>{report.period ? `${report.period.from} – ${report.period.to}` : '—'}</dd>
            <dt>{words.report.signed}</dt>
            <dd>{report.signedOn ?? '—'}</dd>
          </>
        )}
        <dt>{words.report.file}</dt>
        <dd>
          {[document.name, view.format, view.charset, size(document.bytes)].filter(Boolean).join(' · ')}{' '}
          <Anchor size="sm" underline="always" href={`/api/documents/${document.sha256}/original`}>
            {words.report.original}
          </Anchor>
        </dd>
        <dt>{words.cite.address}</dt>
        <dd>
          {document.origin}
          {came && ` · ${moment(came.receivedAt, lang)} · ${words.channel[came.channel]}`}
        </dd>
        <dt>sha256</dt>
        <dd>
          <code>{document.sha256}</code>
        </dd>
        {engine && (
          <>
            <dt>{words.report.engine}</dt>
            <dd>
              <code>{engine.version}</code>
            </dd>
          </>
        )}
      </dl>
    </header>
  )
}

function Parts({ view }: { view: ReportView }) {
  const words = useWords()
  const { path, query } = useView()
  const tab = query.get('tab') ?? 'findings'
  const here = `/${path.map(encodeURIComponent).join('/')}`
  const parts = {
    findings: <Findings view={view} />,
    tables: <Tables view={view} />,
    sections: <Sections view={view} />,
    repairs: <RepairList view={view} />,
    versions: <Versions view={view} />,
  }
  return (
    <Tabs
      value={tab}
      onChange={(next) => go(address(here, new URLSearchParams(next === null ? {} : { tab: next })), true)}
      keepMounted={false}
    >
      <Tabs.List aria-label={words.report.parts}>
        {(Object.keys(parts) as (keyof typeof parts)[]).map((name) => (
          <Tabs.Tab key={name} value={name}>
            {words.report.tabs[name]}
            {name === 'findings' && ` ${view.findings.filter(({ present }) => present).length}`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {(Object.keys(parts) as (keyof typeof parts)[]).map((name) => (
        <Tabs.Panel key={name} value={name} pt="sm">
          {parts[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Findings({ view }: { view: ReportView }) {
  const words = useWords()
  const say = useSay()
  if (view.findings.length === 0) return <Empty title={words.report.noFindings} />
  return (
    <>
      <ul className="rows plain">
        {view.findings.map((row) => (
          <li key={row.identity} className="row" data-status={row.status} data-present={row.present}>
            <Link
              href={`/findings/${encodeURIComponent(row.identity)}?${new URLSearchParams({ agency: row.agency ?? '' })}`}
              c="inherit"
              underline="never"
            >
              <span className="row-head">
                <Severity of={row.severity} />
                <StatusChip status={row.status} stale={row.stale} />
                {!row.present && <span className="chip">{words.finding.gone}</span>}
                <strong>{say(row.title)}</strong>
              </span>
              <span className="row-message">{say(row.message)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {view.undecided.length > 0 && (
        <details className="undecided">
          <summary>{words.report.undecided(view.undecided.length)}</summary>
          <ul>
            {view.undecided.map(({ rule, why }) => (
              <li key={`${rule}${why.zh}`}>
                <code>{rule}</code> {say(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
