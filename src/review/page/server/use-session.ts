import { useQuery } from '@tanstack/react-query'
import type { Role, Session } from '../../api.js'
import { session } from './queries.js'

const RANK: Readonly<Record<Role, number>> = { reader: 0, reviewer: 1, admin: 2 }

/** Who is here and what they may do; `may` is false until the server has said so. */
export function useSession(): { readonly session: Session | undefined; readonly may: (role: Role) => boolean } {
  const { data } = useQuery(session)
  const role = data?.user?.role
  return { session: data, may: (needed) => role !== undefined && RANK[role] >= RANK[needed] }
}
