import type { Passage, RepairView } from '../../api.js'
import { Panel } from '../parts/index.js'
import { useWords } from '../words/index.js'

/** What the report says in its sentences, with the words in question marked. */
export function Passages({ passages }: { passages: readonly Passage[] }) {
  const words = useWords()
  if (passages.length === 0) return null
  return (
    <Panel title={words.passages}>
      {passages.map((passage) => (
        <blockquote key={`${passage.heading}${passage.before}${passage.seen}`} className="passage">
          {passage.heading !== null && <cite>{passage.heading}</cite>}
          <p>
            {passage.before}
            <mark>{passage.seen}</mark>
            {passage.after}
          </p>
        </blockquote>
      ))}
    </Panel>
  )
}

/** What was mended on the way, character by character as the steps say. */
export function Repairs({ repairs }: { repairs: readonly RepairView[] }) {
  const words = useWords()
  if (repairs.length === 0) return null
  return (
    <Panel title={words.repairs.title}>
      <ul className="repairs">
        {repairs.map((repair, at) => (
          // Two repairs may be alike to the letter; their order is all that tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <del>{repair.before}</del> → <ins>{repair.after}</ins>
            <span className="quiet">
              {' '}
              {repair.why} · <code>{repair.fixer}</code> · {words.repairs.certainty[repair.certainty]}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
