// What the server tells by itself: progress of the queue, documents that came to an end, findings that changed.
// The whole page shares one connection: a browser keeps only six to a server, and each tab needs one of them.
import { useEffect, useRef } from 'react'
import type { ServerEvent } from '../../api.js'

const NAMES = ['progress', 'findings', 'documents'] as const
type Hear = (event: ServerEvent) => void

const hearers = new Set<Hear>()
let source: EventSource | null = null

/** Hears the server's events while the component stands. The browser connects again by itself after a break. */
export function useEvents(hear: Hear): void {
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => listen((event) => latest.current(event)), [])
}

function listen(hear: Hear): () => void {
  hearers.add(hear)
  source ??= connect()
  return () => {
    hearers.delete(hear)
    // Pages that change hand over within one turn; only when nobody came is the connection let go.
    setTimeout(() => {
      if (hearers.size > 0) return
      source?.close()
      source = null
    }, 0)
  }
}

function connect(): EventSource {
  const connection = new EventSource('/api/events')
  const onMessage = ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as ServerEvent
    for (const hear of [...hearers]) hear(event)
  }
  for (const name of NAMES) connection.addEventListener(name, onMessage)
  return connection
}
