import { Button, Table } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Overview, Retried, RetryRequest } from '../../api.js'
import { moment, Panel, useTroubleText } from '../parts/index.js'
import { send, useSession } from '../server/index.js'
import { Link } from '../view/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'

/** Documents that did not come through, why, and the button to try again. */
export function Failures({ failed }: { failed: Overview['failed'] }) {
  const words = useWords()
  const say = useSay()
  const { lang } = useLanguage()
  const { may } = useSession()
  const retry = useRetry()
  if (failed.length === 0) return null
  const all = (
    <Button size="compact-xs" disabled={!may('admin') || retry.isPending} onClick={() => retry.mutate('all')}>
      {words.failures.retryAll}
    </Button>
  )
  return (
    <div id="failures">
      <Panel title={words.failures.title} side={all}>
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {failed.map((document) => (
              <Table.Tr key={document.sha256}>
                <Table.Td>
                  <span className={`chip state-${document.state}`}>{words.state[document.state]}</span>
                </Table.Td>
                <Table.Td>
                  <Link href={`/documents/${document.sha256}`}>{document.name ?? document.sha256.slice(0, 16)}</Link>
                </Table.Td>
                <Table.Td>{say(document.said)}</Table.Td>
                <Table.Td className="quiet">{moment(document.receivedAt, lang)}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={!may('admin') || retry.isPending}
                    onClick={() => retry.mutate([document.sha256])}
                  >
                    {words.failures.retry}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Panel>
    </div>
  )
}

function useRetry() {
  const words = useWords()
  const client = useQueryClient()
  const troubleText = useTroubleText()
  return useMutation({
    mutationFn: (which: RetryRequest['which']) => send<Retried>('POST', '/api/retry', { which } satisfies RetryRequest),
    onSuccess: ({ documents }) => {
      notifications.show({ message: words.failures.retried(documents) })
      void client.invalidateQueries({ queryKey: ['overview'] })
    },
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  })
}
