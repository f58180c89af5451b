import { Button, Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../api.js'
import { changePerson, keepCsrf, send, useSession } from '../server/index.js'
import { go } from '../view/index.js'
import { useWords } from '../words/index.js'

/** Who is signed in, and the way out. Without accounts there is nothing to sign out of. */
export function AccountMenu() {
  const words = useWords()
  const client = useQueryClient()
  const { session } = useSession()
  if (!session?.user) return null
  const leave = async () => {
    changePerson(client, keepCsrf(await send<Session>('POST', '/api/logout')))
  }
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" className="head-button">
          {session.user.name} · {words.role[session.user.role]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!session.accounts && <Menu.Label>{words.account.none}</Menu.Label>}
        <Menu.Item onClick={() => go('/account')}>{words.account.title}</Menu.Item>
        {session.accounts && <Menu.Item onClick={() => void leave()}>{words.account.leave}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
