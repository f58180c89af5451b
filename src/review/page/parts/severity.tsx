import type { AnomalyStatus, StoredAnomaly } from '../../api.js'
import { useWords } from '../words/index.js'

/** How grave a finding is: a word, with a colour that says the same. */
export function Severity({ of }: { of: StoredAnomaly['severity'] }) {
  return <span className={`chip severity-${of}`}>{useWords().severity[of]}</span>
}

/** What has been decided, and whether the figures have changed since. */
export function StatusChip({ status, stale }: { status: AnomalyStatus; stale: boolean }) {
  const words = useWords()
  return (
    <>
      <span className={`chip status-${status}`}>{words.status[status]}</span>
      {stale && (
        <span className="chip status-stale" title={words.staleWhy}>
          {words.stale}
        </span>
      )}
    </>
  )
}
