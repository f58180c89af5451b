// Keys for the whole page: single ones (`j`) and those after `g` (`g f`). They are silent while somebody types
// or a dialog is open, and never take a combination that belongs to the browser or to a screen reader.
import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, () => void>>

/** How long `g` waits for its second key. */
const SEQUENCE_MS = 1200
let heard: { readonly event: KeyboardEvent; readonly name: string } | null = null

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

/** Several places hear the same event; for all of them it has the name that the first found. */
function nameOf(event: KeyboardEvent): string {
  if (heard?.event === event) return heard.name
  const key = event.key.length > 1 ? event.key.toLowerCase() : event.key
  const begun = heard?.name === 'g' && event.timeStamp - heard.event.timeStamp < SEQUENCE_MS
  const name = begun ? `g ${key}` : key
  heard = { event, name }
  return name
}
