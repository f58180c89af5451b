// The files that were handed in since the page was opened, and how far each has come.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useSyncExternalStore } from 'react'
import type { DocumentState, States } from '../../api.js'
import { useTroubleText } from '../parts/index.js'
import { get, useEvents } from '../server/index.js'
import { useSay } from '../words/index.js'
import { upload } from './upload.js'

export interface Handed {
  readonly id: number
  readonly name: string
  readonly bytes: number
  /** Part that is at the server, 0 to 1. */
  readonly sent: number
  readonly sha256: string | null
  readonly state: DocumentState | null
  /** The server had these bytes already. */
  readonly known: boolean
  /** Why it was not taken, and what to do. */
  readonly refusal: string | null
}

/** Two at a time fill a line; more only wait on each other. */
const AT_ONCE = 2
const ASK_EVERY_MS = 1500
/** The server answers for so many at once. */
const MOST_STATES = 200

// Outside of React: an upload goes on while another page is looked at.
let handed: readonly Handed[] = []
const waiting: { readonly id: number; readonly file: File }[] = []
let running = 0
const listeners = new Set<() => void>()

function change(id: number, to: Partial<Handed>): void {
  handed = handed.map((one) => (one.id === id ? { ...one, ...to } : one))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export interface Uploads {
  readonly files: readonly Handed[]
  hand(files: readonly File[]): void
}

export function useUploads(): Uploads {
  const files = useSyncExternalStore(subscribe, () => handed)
  const say = useSay()
  const troubleText = useTroubleText()
  const refusalText = useRef(troubleText)
  refusalText.current = troubleText
  useStates(files)
  const next = async (): Promise<void> => {
    const job = running < AT_ONCE ? waiting.shift() : undefined
    if (job === undefined) return
    running++
    try {
      const made = await upload(job.file, (sent) => change(job.id, { sent }))
      if (made.ok) change(job.id, { sent: 1, sha256: made.sha256, state: made.state, known: made.known })
      else change(job.id, { refusal: say(made.message) })
    } catch (error) {
      change(job.id, { refusal: refusalText.current(error) })
    } finally {
      running--
    }
    await next()
  }
  const hand = (chosen: readonly File[]) => {
    const first = handed.length
    const added = chosen.map(({ name, size: bytes }, at): Handed => ({
      id: first + at, name, bytes, sent: 0, sha256: null, state: null, known: false, refusal: null,
    })) // biome-ignore format: fields of a start
    handed = [...handed, ...added]
    waiting.push(...chosen.map((file, at) => ({ id: first + at, file })))
    for (const listener of listeners) listener()
    for (let lane = 0; lane < AT_ONCE; lane++) void next()
  }
  return { files, hand }
}

/** Follows documents to their end: by the server's events, and by asking, should an event be lost. */
function useStates(files: readonly Handed[]): void {
  const client = useQueryClient()
  const open = files.flatMap(({ sha256, state }) =>
    sha256 !== null && (state === 'queued' || state === 'running') ? [sha256] : [],
  )
  const take = (states: Readonly<Record<string, DocumentState>>) => {
    for (const { id, sha256, state } of handed) {
      const now = sha256 === null ? undefined : states[sha256]
      if (now !== undefined && now !== state) {
        change(id, { state: now })
        void client.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'forms' && queryKey[0] !== 'states',
        })
      }
    }
  }
  useQuery({
    queryKey: ['states', open.join()],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams(open.slice(0, MOST_STATES).map((sha256) => ['sha256', sha256]))
      const { states } = await get<States>(`/api/states?${asked}`, signal)
      take(states)
      return states
    },
    enabled: open.length > 0,
    refetchInterval: ASK_EVERY_MS,
  })
  useEvents((event) => {
    if (event.type === 'documents') take(Object.fromEntries(event.documents.map(({ sha256, state }) => [sha256, state])))
  })
}
