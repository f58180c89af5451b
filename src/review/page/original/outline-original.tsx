import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { memo, useEffect, useMemo, useRef } from 'react'
import type { OutlineView } from '../../api.js'
import { placeId } from '../../place-id.js'
import { Trouble } from '../parts/index.js'
import { queries } from '../server/index.js'
import { useWords } from '../words/index.js'
import type { Mark } from './marks.js'

type Block = OutlineView['blocks'][number]
type Marks = ReadonlyMap<string, Mark>

interface OutlineProps {
  readonly sha256: string
  readonly marks: readonly Mark[]
}

/**
 * A DOCX, HTML or text document, drawn anew from its blocks. Only text comes from the document, as text nodes: there is
 * no way for markup of it into the page.
 */
export function OutlineOriginal({ sha256, marks }: OutlineProps) {
  const words = useWords()
  const { data, error, refetch } = useQuery(queries.outline(sha256))
  const byId = useMemo(() => new Map([...marks].reverse().map((mark) => [placeId(mark.place), mark])), [marks])
  const paper = useRef<HTMLElement>(null)
  const first = marks[0]
  useEffect(() => {
    if (data === undefined || first === undefined) return
    const target = paper.current?.querySelector(`[data-place="${CSS.escape(placeId(first.place))}"]`)
    target?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [data, first])
  if (error) return <Trouble error={error} again={() => void refetch()} />
  if (data === undefined) return <Loader size="sm" aria-label={words.loading} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="paper-frame" tabIndex={0} aria-label={words.original.reconstruction} ref={paper}>
      <article className="paper">
        {data.blocks.map((block) => (
          <DrawnBlock key={block.id} block={block} marks={byId} />
        ))}
      </article>
    </section>
  )
}

const DrawnBlock = memo(function DrawnBlock({ block, marks }: { block: Block; marks: Marks }) {
  switch (block.type) {
    case 'heading':
      return (
        <p className="paper-heading" data-level={block.level} {...markOf(block.id, marks)}>
          <Words text={block.text} mark={marks.get(block.id)} />
        </p>
      )
    case 'paragraph':
      return (
        <p {...markOf(block.id, marks)}>
          <Words text={block.text} mark={marks.get(block.id)} />
        </p>
      )
    case 'table':
      return (
        <table className="form">
          <tbody>
            {block.rows.map((row, at) => (
              // A row of a document has no other name than its place in the table.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={at}>
                {row.map((cell) => (
                  <td key={cell.id} rowSpan={cell.rowSpan} colSpan={cell.colSpan} {...markOf(cell.id, marks)}>
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
})

function markOf(id: string, marks: Marks) {
  const mark = marks.get(id)
  return { 'data-place': id, 'data-mark': mark?.role, 'data-cell': mark?.cell ?? undefined }
}

/** The words of the evidence within the text, where they are found; else the whole text counts as marked. */
function Words({ text, mark }: { text: string; mark: Mark | undefined }) {
  const seen = mark?.seen ?? ''
  const at = seen === '' ? -1 : text.indexOf(seen)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{seen}</mark>
      {text.slice(at + seen.length)}
    </>
  )
}
