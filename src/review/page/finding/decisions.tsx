import type { Corrected, Decision } from '../../api.js'
import { moment, Panel } from '../parts/index.js'
import { Link } from '../view/index.js'
import { useLanguage, useSay, useWords } from '../words/index.js'

/** Who decided what and when, newest first; nothing of it is ever taken away. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const words = useWords()
  const { lang } = useLanguage()
  if (decisions.length === 0) return null
  return (
    <Panel title={words.decisions}>
      <ol className="decisions">
        {[...decisions].reverse().map((decision) => (
          <li key={decision.id}>
            <strong>{words.action[decision.action]}</strong> {decision.actor}
            <time className="quiet" dateTime={new Date(decision.at).toISOString()}>
              {' '}
              {moment(decision.at, lang)}
            </time>
            {decision.note !== '' && <p>{decision.note}</p>}
            {decision.corrections?.map(({ cell, value }) => (
              <p key={cell} className="figures">
                <code>{cell}</code> = {value ?? '—'}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** What the rules say once the corrected values stand in for the printed ones. */
export function AfterCorrection({ corrected }: { corrected: Corrected | null }) {
  const words = useWords()
  const say = useSay()
  if (corrected === null) return null
  return (
    <Panel title={words.corrected.title}>
      <p>{corrected.settled ? words.corrected.settled : words.corrected.stands}</p>
      {corrected.alsoSettled.length > 0 && <p>{words.corrected.also(corrected.alsoSettled.length)}</p>}
      {corrected.remaining.length > 0 && (
        <ul>
          {corrected.remaining.map(({ identity, message }) => (
            <li key={identity}>
              <Link href={`/findings/${encodeURIComponent(identity)}`}>{say(message)}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
