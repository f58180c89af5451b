import type { ReactNode } from 'react'
import { useId } from 'react'

/** A part of a page with a heading; screen readers find it as a region. */
export function Panel({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {side}
      </header>
      {children}
    </section>
  )
}
