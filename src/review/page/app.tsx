import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect } from 'react'
import { FindingsPage } from './findings/index.js'
import { IntakePage } from './intake/index.js'
import { OverviewPage } from './overview/index.js'
import { Boundary, Empty, Trouble } from './parts/index.js'
import { AccountPage, LoginPage } from './people/index.js'
import { MatrixPage, ReportPage } from './reports/index.js'
import { queries } from './server/index.js'
import { Shell } from './shell.js'
import { SitesPage } from './sites/index.js'
import { go, Link, useView } from './view/index.js'
import { useWords } from './words/index.js'

/** Where everybody begins: what is still to be judged. */
const START = '/findings?status=open'

/** Nothing is shown before it is known who is here. */
export function App() {
  const { data, error, refetch } = useQuery(queries.session)
  const { path } = useView()
  useEffect(() => {
    if (path.length === 0) go(START, true)
  }, [path.length])
  if (error) return <Trouble error={error} again={() => void refetch()} />
  if (data === undefined) return <Waiting />
  if (data.user === null) return <LoginPage />
  return (
    <Shell>
      <Boundary key={path[0]}>
        <Suspense fallback={<Waiting />}>{pageAt(path)}</Suspense>
      </Boundary>
    </Shell>
  )
}

function Waiting() {
  const words = useWords()
  return (
    <Center h="60vh">
      <Loader size="sm" aria-label={words.loading} />
    </Center>
  )
}

function pageAt(path: readonly string[]): ReactNode {
  const [page, id] = path
  switch (page) {
    case undefined:
    case 'findings':
      return <FindingsPage />
    case 'reports':
      return id === undefined ? <MatrixPage /> : <ReportPage kind="reports" id={id} />
    case 'documents':
      return id === undefined ? <NoPage /> : <ReportPage kind="documents" id={id} />
    case 'overview':
      return <OverviewPage />
    case 'sites':
      return <SitesPage />
    case 'intake':
      return <IntakePage />
    case 'account':
      return <AccountPage />
    default:
      return <NoPage />
  }
}

function NoPage() {
  const words = useWords()
  return (
    <main className="page">
      <Empty title={words.noPage}>
        <Link href="/findings?status=open">{words.nav.findings}</Link>
      </Empty>
    </main>
  )
}
