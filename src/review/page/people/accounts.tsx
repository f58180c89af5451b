import { Button, Group, PasswordInput, Select, Table, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Account, AccountChange, NewAccount, Role } from '../../api.js'
import { moment, Panel, Trouble } from '../parts/index.js'
import { queries, send } from '../server/index.js'
import { useLanguage, useWords } from '../words/index.js'

const ROLES: readonly Role[] = ['reader', 'reviewer', 'admin']
/** As in the API; a shorter one is refused there. */
const SHORTEST_PASSWORD = 12

/** Everybody's accounts: roles, locking out and letting in. */
export function Accounts() {
  const words = useWords()
  const { lang } = useLanguage()
  const { data, error } = useQuery(queries.accounts)
  const change = useChange()
  const trouble = error ?? change.error
  return (
    <Panel title={words.accounts.title}>
      {trouble && <Trouble error={trouble} />}
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {data?.map((account) => (
            <Table.Tr key={account.name}>
              <Table.Td fw={600}>{account.name}</Table.Td>
              <Table.Td w={160}>
                <RoleSelect
                  label={words.accounts.roleOf(account.name)}
                  role={account.role}
                  onRole={(role) => change.mutate({ account, to: { role } })}
                />
              </Table.Td>
              <Table.Td>{moment(account.createdAt, lang)}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => change.mutate({ account, to: { disabled: !account.disabled } })}
                >
                  {account.disabled ? words.accounts.enable : words.accounts.disable}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <MakeAccount />
    </Panel>
  )
}

function useChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ account, to }: { account: Account; to: AccountChange }) =>
      send<Account>('PATCH', `/api/accounts/${encodeURIComponent(account.name)}`, to),
    onSettled: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  })
}

function RoleSelect({ label, role, onRole }: { label: string; role: Role; onRole: (role: Role) => void }) {
  const words = useWords()
  return (
    <Select
      size="xs"
      aria-label={label}
      allowDeselect={false}
      data={ROLES.map((value) => ({ value, label: words.role[value] }))}
      value={role}
      onChange={(value) => value !== null && value !== role && onRole(value as Role)}
    />
  )
}

const NOBODY: NewAccount = { name: '', role: 'reviewer', password: '' }

function MakeAccount() {
  const words = useWords()
  const client = useQueryClient()
  const [wanted, setWanted] = useState(NOBODY)
  const made = useMutation({
    mutationFn: () => send<Account>('POST', '/api/accounts', wanted),
    onSuccess: () => {
      setWanted(NOBODY)
      return client.invalidateQueries({ queryKey: ['accounts'] })
    },
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
          label={words.login.name}
          required
          autoComplete="off"
          value={wanted.name}
          onChange={(event) => setWanted({ ...wanted, name: event.currentTarget.value })}
        />
        <PasswordInput
          size="xs"
          w={200}
          label={words.account.new(SHORTEST_PASSWORD)}
          required
          minLength={SHORTEST_PASSWORD}
          autoComplete="new-password"
          value={wanted.password}
          onChange={(event) => setWanted({ ...wanted, password: event.currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': words.login.show }}
        />
        <RoleSelect label={words.account.role} role={wanted.role} onRole={(role) => setWanted({ ...wanted, role })} />
        <Button size="xs" type="submit" loading={made.isPending}>
          {words.accounts.make}
        </Button>
      </Group>
      {made.error && <Trouble error={made.error} />}
    </form>
  )
}
