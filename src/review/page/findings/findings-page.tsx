import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { FindingDetail } from '../finding/index.js'
import { useKeys } from '../keys/index.js'
import { Original } from '../original/index.js'
import { useEvents } from '../server/index.js'
import { useWords } from '../words/index.js'
import { BulkBar } from './bulk-bar.js'
import { ConflictDialog } from './conflict-dialog.js'
import { CorrectDialog } from './correct-dialog.js'
import { DismissDialog } from './dismiss-dialog.js'
import { FacetPanel } from './facets.js'
import { List } from './list.js'
import { type Queue, useQueue } from './use-queue.js'
import { useWork, type Work } from './use-work.js'

/** The work of a reviewer: facets, the queue and the finding looked at; opened, the original stands beside it. */
export function FindingsPage() {
  const queue = useQueue()
  const work = useWork(queue)
  const search = useRef<HTMLInputElement>(null)
  useFindingKeys(queue, work, () => search.current?.focus())
  const wide = useMediaQuery('(min-width: 80em)', true, { getInitialValueInEffect: false })
  const fresh = useFresh(queue)
  return (
    <div className={queue.open ? 'findings findings-open' : 'findings'}>
      {!queue.open && <Facets queue={queue} wide={wide} />}
      <List
        queue={queue}
        search={search}
        selected={work.selected}
        onSelect={work.select}
        onSelectAll={work.selectAll}
        fresh={fresh.count}
        onFresh={fresh.show}
      />
      {queue.open && !work.missing && <Original finding={work.finding} />}
      {(wide || queue.open) && queue.current !== null && (
        <FindingDetail
          identity={queue.current}
          open={queue.open}
          mayDecide={work.mayDecide}
          actions={{
            confirm: work.confirm,
            dismiss: () => work.ask('dismiss'),
            correct: () => work.ask('correct'),
            undo: work.undo,
            open: () => queue.current !== null && queue.openOne(queue.current),
            close: queue.close,
          }}
        />
      )}
      {work.selected.size > 0 && (
        <BulkBar
          count={work.selected.size}
          mayDecide={work.mayDecide}
          onConfirm={work.confirm}
          onDismiss={() => work.ask('dismiss')}
          onClear={() => work.selectAll(false)}
        />
      )}
      <Dialogs work={work} />
    </div>
  )
}

function Facets({ queue, wide }: { queue: Queue; wide: boolean }) {
  const words = useWords()
  const [opened, { open, close }] = useDisclosure(false)
  const panel = <FacetPanel filter={queue.filter} onFilter={queue.setFilter} />
  if (wide) return <div className="column facets-column">{panel}</div>
  return (
    <div className="facets-button">
      <Button size="xs" variant="default" onClick={open}>
        {words.facets.title}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        title={words.facets.title}
        size="xs"
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {panel}
      </Drawer>
    </div>
  )
}

function Dialogs({ work }: { work: Work }) {
  const { conflict, settleConflict } = work.decide
  const close = () => work.ask(null)
  return (
    <>
      {work.asking === 'dismiss' && (
        <DismissDialog
          count={work.selected.size}
          onClose={close}
          onDismiss={(note) => work.carryOut({ action: 'dismissed', note })}
        />
      )}
      {work.asking === 'correct' && work.finding && (
        <CorrectDialog
          finding={work.finding}
          onClose={close}
          onCorrect={(corrections, note) => work.carryOut({ action: 'corrected', corrections, ...(note === '' ? {} : { note }) })}
        />
      )}
      {conflict && <ConflictDialog conflict={conflict} onKeep={settleConflict} onInsist={work.insist} />}
    </>
  )
}

function useFindingKeys(queue: Queue, work: Work, search: () => void): void {
  const { current } = queue
  useKeys({
    j: () => queue.move(1),
    k: () => queue.move(-1),
    arrowdown: () => queue.move(1),
    arrowup: () => queue.move(-1),
    enter: () => current !== null && !queue.open && queue.openOne(current),
    o: () => current !== null && !queue.open && queue.openOne(current),
    escape: () => {
      if (work.selected.size > 0) work.selectAll(false)
      else if (queue.open) queue.close()
    },
    c: work.confirm,
    d: () => work.ask('dismiss'),
    e: () => work.ask('correct'),
    u: work.undo,
    x: () => current !== null && work.select(current),
    '/': search,
  })
}

/** Findings that came while somebody works: counted, and shown only when asked for, so that nothing jumps. */
function useFresh(queue: Queue) {
  const client = useQueryClient()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  useEvents((event) => {
    if (event.type !== 'findings') return
    const known = new Set(queue.rows.map((row) => row.identity))
    const news = event.identities.filter((identity) => !known.has(identity))
    if (queue.total === 0) queue.reload()
    else if (news.length > 0) setSeen((before) => new Set([...before, ...news]))
    void client.invalidateQueries({ queryKey: ['facets'] })
  })
  const show = () => {
    setSeen(new Set())
    queue.reload()
  }
  return { count: seen.size, show }
}
