import { Button, FileButton, Progress, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { Empty, Panel, size } from '../parts/index.js'
import { queries, useSession } from '../server/index.js'
import { Link } from '../view/index.js'
import { useSay, useWords } from '../words/index.js'
import { type Handed, useUploads } from './use-uploads.js'

/** Files are dragged in here and watched until they are read. */
export default function IntakePage() {
  const words = useWords()
  const { files, hand } = useUploads()
  const { may } = useSession()
  return (
    <main className="page" aria-label={words.intake.title}>
      <h1>{words.intake.title}</h1>
      {may('reviewer') ? <DropZone onFiles={hand} /> : <Empty title={words.decide.notAllowed} />}
      {files.length > 0 && (
        <Panel title={words.intake.handed}>
          <ul className="handed" aria-live="polite">
            {[...files].reverse().map((file) => (
              <HandedFile key={file.id} file={file} />
            ))}
          </ul>
        </Panel>
      )}
    </main>
  )
}

function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const words = useWords()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section
      className="drop"
      data-over={over}
      onDrop={drop}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      aria-label={words.intake.drop}
    >
      <Text fw={600}>{words.intake.drop}</Text>
      <Text size="sm" c="dimmed">
        {words.intake.formats}
      </Text>
      <FileButton multiple onChange={onFiles} inputProps={{ 'aria-label': words.intake.choose }}>
        {(props) => (
          <Button {...props} mt="sm">
            {words.intake.choose}
          </Button>
        )}
      </FileButton>
    </section>
  )
}

const STAGES = ['sent', 'queued', 'running', 'read'] as const

function HandedFile({ file }: { file: Handed }) {
  const words = useWords()
  const done = file.state !== null && file.state !== 'queued' && file.state !== 'running'
  const stage = done ? 3 : file.state === 'running' ? 2 : file.state === 'queued' ? 1 : 0
  return (
    <li data-state={file.refusal ? 'refused' : (file.state ?? 'sending')} data-name={file.name}>
      <div className="handed-head">
        <strong>{file.name}</strong>
        <span className="quiet figures">{size(file.bytes)}</span>
        {file.known && <span className="chip">{words.intake.known}</span>}
      </div>
      {file.refusal !== null ? (
        <p className="reason" role="alert">
          {file.refusal}
        </p>
      ) : (
        <>
          <ol className="stages" aria-label={words.intake.stages}>
            {STAGES.map((name, at) => (
              <li key={name} data-done={at < stage || done} aria-current={at === stage ? 'step' : undefined}>
                {at === 3 && file.state !== null && done ? words.state[file.state] : words.intake.stage[name]}
              </li>
            ))}
          </ol>
          {file.sha256 === null && <Progress value={file.sent * 100} size="xs" aria-label={words.intake.stage.sent} />}
          {done && file.sha256 !== null && <Outcome sha256={file.sha256} />}
        </>
      )}
    </li>
  )
}

/** What came of a document: its findings, or why it was refused and what to do. */
function Outcome({ sha256 }: { sha256: string }) {
  const words = useWords()
  const say = useSay()
  const { data } = useQuery(queries.report('documents', sha256))
  if (data === undefined) return null
  const found = data.findings.filter(({ present }) => present).length
  return (
    <p>
      {data.reason && <span className="reason">{say(data.reason.message)} </span>}
      {data.report && (
        <Link href={`/documents/${sha256}`}>
          {data.report.agency ?? words.list.noAgency} · {data.report.year ?? '—'} · {words.intake.findings(found)}
        </Link>
      )}
    </p>
  )
}
