import { Alert, Button, Group, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PasswordChange } from '../../api.js'
import { Panel, Trouble } from '../parts/index.js'
import { send, useSession } from '../server/index.js'
import { useWords } from '../words/index.js'
import { Accounts } from './accounts.js'
import { Tokens } from './tokens.js'

/** One's own password and tokens; for administrators also the accounts of the others. */
export default function AccountPage() {
  const words = useWords()
  const { session, may } = useSession()
  return (
    <main className="page" aria-label={words.account.title}>
      <h1>{words.account.title}</h1>
      {session?.accounts === false ? (
        <Alert variant="outline" color="gray">
          {words.account.noneWhy}
        </Alert>
      ) : (
        <>
          <Password />
          <Tokens />
        </>
      )}
      {session?.accounts && may('admin') && <Accounts />}
    </main>
  )
}

/** As in the API; a shorter one is refused there. */
const SHORTEST_PASSWORD = 12

function Password() {
  const words = useWords()
  const [change, setChange] = useState<PasswordChange>({ old: '', new: '' })
  const sent = useMutation({
    mutationFn: () => send<undefined>('POST', '/api/password', change),
    onSuccess: () => {
      setChange({ old: '', new: '' })
      notifications.show({ color: 'green', message: words.account.changed })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sent.mutate()
  }
  const show = { 'aria-label': words.login.show }
  return (
    <Panel title={words.account.password}>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <PasswordInput
            size="xs"
            w={220}
            label={words.account.old}
            autoComplete="current-password"
            required
            value={change.old}
            onChange={(event) => setChange({ ...change, old: event.currentTarget.value })}
            visibilityToggleButtonProps={show}
          />
          <PasswordInput
            size="xs"
            w={220}
            label={words.account.new(SHORTEST_PASSWORD)}
            autoComplete="new-password"
            required
            minLength={SHORTEST_PASSWORD}
            value={change.new}
            onChange={(event) => setChange({ ...change, new: event.currentTarget.value })}
            visibilityToggleButtonProps={show}
          />
          <Button size="xs" type="submit" loading={sent.isPending}>
            {words.account.change}
          </Button>
        </Group>
      </form>
      {sent.error && <Trouble error={sent.error} />}
    </Panel>
  )
}
