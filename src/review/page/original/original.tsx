import { Anchor, Loader } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import type { Finding } from '../../api.js'
import { Empty } from '../parts/index.js'
import { useWords } from '../words/index.js'
import { marksOf } from './marks.js'
import { OutlineOriginal } from './outline-original.js'

// pdf.js is larger than all the rest of the page.
const PdfOriginal = lazy(() => import('./pdf-original.js'))

/** The document as it was published, with what the finding speaks of marked and in view. */
export function Original({ finding }: { finding: Finding | undefined }) {
  const words = useWords()
  return (
    <section className="column original" aria-label={words.original.title}>
      {finding === undefined ? <Loader size="sm" aria-label={words.loading} /> : <Shown finding={finding} />}
    </section>
  )
}

function Shown({ finding }: { finding: Finding }) {
  const words = useWords()
  const marks = useMemo(() => marksOf(finding), [finding])
  const { document } = finding
  return (
    <>
      <header className="original-head">
        <strong title={document.name ?? ''}>{document.title ?? document.name ?? document.sha256.slice(0, 12)}</strong>
        <Anchor size="sm" href={`/api/documents/${document.sha256}/original`}>
          {words.report.original}
        </Anchor>
      </header>
      <Suspense fallback={<Loader size="sm" aria-label={words.loading} />}>
        {document.format === 'pdf' && <PdfOriginal sha256={document.sha256} marks={marks} />}
        {document.format !== null && document.format !== 'pdf' && <OutlineOriginal sha256={document.sha256} marks={marks} />}
        {document.format === null && <Empty title={words.original.none}>{words.original.noneWhy}</Empty>}
      </Suspense>
    </>
  )
}
