import { Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import type { Finding } from '../../api.js'
import { moment, StatusChip } from '../parts/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'
import type { Conflict, Wish } from './use-decide.js'

interface ConflictDialogProps {
  readonly conflict: Conflict
  readonly onKeep: () => void
  readonly onInsist: () => void
}

/** Somebody decided in between: both versions side by side, and the choice between them. */
export function ConflictDialog({ conflict, onKeep, onInsist }: ConflictDialogProps) {
  const words = useWords()
  return (
    <Modal opened onClose={onKeep} title={words.conflict.title} size="lg" closeButtonProps={{ 'aria-label': words.close }}>
      <Stack gap="md">
        <Text size="sm">{words.conflict.explain}</Text>
        <SimpleGrid cols={2}>
          <Theirs finding={conflict.now} />
          <Mine wish={conflict.wish} />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={onInsist}>
            {words.conflict.insist}
          </Button>
          <Button onClick={onKeep} data-autofocus>
            {words.conflict.keep}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Theirs({ finding }: { finding: Finding }) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  const last = finding.decisions.at(-1)
  return (
    <section className="version" aria-label={words.conflict.theirs}>
      <h3>{words.conflict.theirs}</h3>
      <p>
        <StatusChip status={finding.anomaly.status} stale={finding.anomaly.stale} />
      </p>
      <p>{say(finding.anomaly.message)}</p>
      {last && (
        <p className="quiet">
          {last.actor} · {moment(last.at, lang)}
          {last.note !== '' && ` · ${last.note}`}
        </p>
      )}
      <Values corrections={last?.corrections} />
    </section>
  )
}

function Mine({ wish }: { wish: Wish }) {
  const words = useWords()
  return (
    <section className="version" aria-label={words.conflict.mine}>
      <h3>{words.conflict.mine}</h3>
      <p>
        <StatusChip status={wish.action === 'reopened' ? 'open' : wish.action} stale={false} />
      </p>
      {wish.note && <p className="quiet">{wish.note}</p>}
      <Values corrections={wish.corrections} />
    </section>
  )
}

function Values({ corrections }: { corrections: Wish['corrections'] | undefined }) {
  if (corrections === undefined) return null
  return (
    <ul>
      {corrections.map(({ cell, value }) => (
        <li key={cell} className="figures">
          {cell} = {value ?? '—'}
        </li>
      ))}
    </ul>
  )
}
