import { Anchor, type AnchorProps } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import { go } from './view.js'

/** A link within the page: a plain click stays in it, everything else (new tab, copy) is the browser's. */
export function Link({
  href,
  children,
  ...rest
}: AnchorProps & { href: string; children: ReactNode; 'aria-current'?: 'page' | undefined }) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href)
  }
  return (
    <Anchor href={href} onClick={follow} {...rest}>
      {children}
    </Anchor>
  )
}
