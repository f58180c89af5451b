import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '../../api.js'
import { session } from './queries.js'

/**
 * Another person is here, or nobody: what the last one saw goes. The session itself is replaced and not removed, since
 * the page listens to it and would not hear of a new one.
 */
export function changePerson(client: QueryClient, now: Session): void {
  client.setQueryData(session.queryKey, now)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.queryKey[0] })
}
