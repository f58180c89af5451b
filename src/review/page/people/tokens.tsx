import { Alert, Button, Code, Group, Select, Table, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { MadeToken, NewToken, Role } from '../../api.js'
import { moment, Panel, Trouble } from '../parts/index.js'
import { queries, send, useSession } from '../server/index.js'
import { useLanguage, useWords } from '../words/index.js'

const ROLES: readonly Role[] = ['reader', 'reviewer', 'admin']

/** Tokens for programs that use the API in one's name. */
export function Tokens() {
  const words = useWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const { data, error } = useQuery(queries.tokens)
  const revoke = useMutation({
    mutationFn: (id: string) => send<undefined>('DELETE', `/api/tokens/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  })
  const trouble = error ?? revoke.error
  return (
    <Panel title={words.tokens.title}>
      {trouble && <Trouble error={trouble} />}
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {data?.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>{token.label}</Table.Td>
              <Table.Td>{words.role[token.role]}</Table.Td>
              <Table.Td>{moment(token.createdAt, lang)}</Table.Td>
              <Table.Td>{token.usedAt === null ? words.tokens.unused : words.tokens.used(moment(token.usedAt, lang))}</Table.Td>
              <Table.Td ta="right">
                <Button size="compact-xs" variant="default" onClick={() => revoke.mutate(token.id)}>
                  {words.tokens.revoke}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <MakeToken />
    </Panel>
  )
}

function MakeToken() {
  const words = useWords()
  const client = useQueryClient()
  const { may } = useSession()
  const [wanted, setWanted] = useState<NewToken>({ label: '', role: 'reader' })
  const made = useMutation({
    mutationFn: () => send<MadeToken>('POST', '/api/tokens', wanted),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    made.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm" mt="sm">
        <TextInput
          size="xs"
          label={words.tokens.label}
          required
          value={wanted.label}
          onChange={(event) => setWanted({ ...wanted, label: event.currentTarget.value })}
        />
        <Select
          size="xs"
          label={words.account.role}
          allowDeselect={false}
          data={ROLES.filter(may).map((role) => ({ value: role, label: words.role[role] }))}
          value={wanted.role}
          onChange={(role) => role !== null && setWanted({ ...wanted, role: role as Role })}
        />
        <Button size="xs" type="submit" loading={made.isPending}>
          {words.tokens.make}
        </Button>
      </Group>
      {made.error && <Trouble error={made.error} />}
      {made.data && (
        <Alert mt="sm" variant="outline" title={words.tokens.once}>
          <Code>{made.data.secret}</Code>
        </Alert>
      )}
    </form>
  )
}
