import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { Trouble } from '../parts/index.js'
import { useWords } from '../words/index.js'
import type { Mark } from './marks.js'
import { openPdf } from './open-pdf.js'
import { PdfPage } from './pdf-page.js'

type PdfMark = Mark & { readonly place: Extract<Mark['place'], { in: 'pdf' }> }

/** A PDF, a page at a time; opens on the page of the first mark. */
export default function PdfOriginal({ sha256, marks }: { sha256: string; marks: readonly Mark[] }) {
  const words = useWords()
  const { pdf, error } = usePdf(sha256)
  const onPages = marks.filter((mark): mark is PdfMark => mark.place.in === 'pdf')
  const first = onPages[0]
  const [page, setPage] = useState(first?.place.page ?? 1)
  const [zoom, setZoom] = useState(1)
  // Another finding of the same document: to its page.
  const [shown, setShown] = useState(marks)
  if (shown !== marks) {
    setShown(marks)
    setPage(first?.place.page ?? 1)
  }
  if (error) return <Trouble error={error} />
  if (pdf === null) return <Loader size="sm" aria-label={words.loading} />
  return (
    <>
      <Turning pdf={pdf} page={page} onPage={setPage} zoom={zoom} onZoom={setZoom} marks={onPages} />
      <PdfPage pdf={pdf} number={page} zoom={zoom} marks={onPages.filter(({ place }) => place.page === page)} />
    </>
  )
}

function usePdf(sha256: string): { readonly pdf: PDFDocumentProxy | null; readonly error: Error | null } {
  const [loaded, setLoaded] = useState<{ sha256: string; pdf: PDFDocumentProxy | null; error: Error | null } | null>(null)
  useEffect(() => {
    const task = openPdf(sha256)
    let left = false
    task.promise.then(
      (pdf) => !left && setLoaded({ sha256, pdf, error: null }),
      (error: unknown) =>
        !left && setLoaded({ sha256, pdf: null, error: error instanceof Error ? error : new Error(String(error)) }),
    )
    return () => {
      left = true
      void task.destroy()
    }
  }, [sha256])
  return loaded?.sha256 === sha256 ? loaded : { pdf: null, error: null }
}

interface TurningProps {
  readonly pdf: PDFDocumentProxy
  readonly page: number
  readonly onPage: (page: number) => void
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly marks: readonly PdfMark[]
}

const ZOOM_STEP = 1.25
const ZOOM_MOST = 4

function Turning({ pdf, page, onPage, zoom, onZoom, marks }: TurningProps) {
  const words = useWords()
  const marked = [...new Set(marks.map(({ place }) => place.page))].sort((a, b) => a - b)
  return (
    <Group gap={6} className="turning" role="toolbar" aria-label={words.original.pages}>
      <ActionIcon
        variant="default"
        size="sm"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
        aria-label={words.original.before}
      >
        ‹
      </ActionIcon>
      <Text size="xs" className="figures" role="status">
        {words.original.page(page, pdf.numPages)}
      </Text>
      <ActionIcon
        variant="default"
        size="sm"
        disabled={page >= pdf.numPages}
        onClick={() => onPage(page + 1)}
        aria-label={words.original.next}
      >
        ›
      </ActionIcon>
      {marked.length > 1 &&
        marked.map((number) => (
          <Button key={number} size="compact-xs" variant={number === page ? 'filled' : 'default'} onClick={() => onPage(number)}>
            {words.original.marked(number)}
          </Button>
        ))}
      <Group gap={4} ml="auto">
        <ActionIcon
          variant="default"
          size="sm"
          onClick={() => onZoom(Math.max(1, zoom / ZOOM_STEP))}
          aria-label={words.original.smaller}
        >
          −
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="sm"
          onClick={() => onZoom(Math.min(ZOOM_MOST, zoom * ZOOM_STEP))}
          aria-label={words.original.larger}
        >
          +
        </ActionIcon>
      </Group>
    </Group>
  )
}
