import { Anchor, Button, CopyButton, Group } from '@mantine/core'
import type { Finding } from '../../api.js'
import { moment, Panel } from '../parts/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'

/** What to quote and what to pass on: citation, link for a colleague, picture of the evidence. */
export function Cite({ finding }: { finding: Finding }) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  const { citation, anomaly } = finding
  const own = `/findings/${encodeURIComponent(anomaly.identity)}`
  return (
    <Panel title={words.cite.title}>
      <dl className="facts">
        <dt>{words.cite.address}</dt>
        <dd>{citation.address}</dd>
        <dt>{words.cite.received}</dt>
        <dd>
          {moment(citation.receivedAt, lang)} · {words.channel[citation.channel]}
        </dd>
        <dt>sha256</dt>
        <dd>
          <code>{citation.sha256}</code>
        </dd>
      </dl>
      <Group gap="xs" mt="xs">
        <Copy text={say(citation.text)} label={words.cite.copy} />
        <Copy text={`${window.location.origin}${own}`} label={words.cite.link} />
        <Anchor size="sm" href={`/api${own}/picture.png`} download={`${anomaly.rule}.png`}>
          {words.cite.picture}
        </Anchor>
        <Anchor size="sm" href={`/api/documents/${citation.sha256}/original`}>
          {words.report.original}
        </Anchor>
      </Group>
    </Panel>
  )
}

function Copy({ text, label }: { text: string; label: string }) {
  const words = useWords()
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="default" onClick={copy}>
          {copied ? words.cite.copied : label}
        </Button>
      )}
    </CopyButton>
  )
}
