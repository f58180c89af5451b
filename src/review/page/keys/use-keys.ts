// Keys for the whole page: single ones (`j`) and those after `g` (`g f`). They are silent while somebody types
// or a dialog is open, and never take a combination that belongs to the browser or to a screen reader.
import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, () => void>>

/** How long `g` waits for its second key. */
const SEQUENCE_MS = 1200
let prefix: { readonly at: number; readonly over: boolean } | null = null

const TYPING = 'input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]'

/** `keys`: what each key does; names as in `KeyboardEvent.key`, lower case where they are words, `g f` for a sequence. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (isTyping(event)) return
      const act = latest.current[nameOf(event)]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('[role=dialog][aria-modal=true]') !== null) return true
  if (!(target instanceof Element)) return false
  const checkbox = target instanceof HTMLInputElement && target.type === 'checkbox'
  if (!checkbox && target.closest(TYPING) !== null) return true
  // Enter on a link or a button is that link's or button's.
  return key === 'Enter' && target.closest('a, button, summary, input') !== null
}

/** Several places hear the same event; a sequence ends with the event after `g`, for all of them alike. */
function nameOf(event: KeyboardEvent): string {
  const name = event.key.length > 1 ? event.key.toLowerCase() : event.key
  if (prefix !== null && event.timeStamp > prefix.at) {
    const begun = prefix
    if (event.timeStamp - begun.at > SEQUENCE_MS || begun.over) prefix = null
    else {
      queueMicrotask(() => {
        if (prefix === begun) prefix = { ...begun, over: true }
      })
      return `g ${name}`
    }
  }
  if (event.key === 'g') prefix = { at: event.timeStamp, over: false }
  return name
}
