import { Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { LoginRequest, Session } from '../../api.js'
import { Trouble } from '../parts/index.js'
import { changePerson, keepCsrf, send } from '../server/index.js'
import { useWords } from '../words/index.js'

/** Name and password; afterwards the page that the address asked for. */
export function LoginPage() {
  const words = useWords()
  const client = useQueryClient()
  const [request, setRequest] = useState<LoginRequest>({ name: '', password: '' })
  const login = useMutation({
    mutationFn: async () => keepCsrf(await send<Session>('POST', '/api/login', request)),
    onSuccess: (session) => changePerson(client, session),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    login.mutate()
  }
  return (
    <main className="login" aria-label={words.login.title}>
      <Paper withBorder p="lg" w={360} component="form" onSubmit={submit}>
        <Stack gap="sm">
          <h1>{words.title}</h1>
          <TextInput
            label={words.login.name}
            autoComplete="username"
            required
            value={request.name}
            onChange={(event) => setRequest({ ...request, name: event.currentTarget.value })}
          />
          <PasswordInput
            label={words.login.password}
            autoComplete="current-password"
            required
            value={request.password}
            onChange={(event) => setRequest({ ...request, password: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': words.login.show }}
          />
          {login.error && <Trouble error={login.error} />}
          <Button type="submit" loading={login.isPending}>
            {words.login.action}
          </Button>
        </Stack>
      </Paper>
    </main>
  )
}
