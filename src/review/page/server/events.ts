// What the server tells by itself: progress of the queue, documents that came to an end, findings that changed.
import { useEffect, useRef } from 'react'
import type { ServerEvent } from '../../api.js'

const NAMES = ['progress', 'findings', 'documents'] as const

/** Hears the server's events while the component stands. The browser connects again by itself after a break. */
export function useEvents(hear: (event: ServerEvent) => void, enabled = true): void {
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource('/api/events')
    const onMessage = (message: MessageEvent<string>) => latest.current(JSON.parse(message.data) as ServerEvent)
    for (const name of NAMES) source.addEventListener(name, onMessage)
    return () => source.close()
  }, [enabled])
}
