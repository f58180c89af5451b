// Holds one report against those that it can be compared with, and replaces its findings across reports. What is found
// on the others is left: each has a job of its own when something changed that concerns it.
import type { Registry } from '../agencies/index.js'
import { AcrossCheck } from '../pipeline/index.js'
import type { AcrossFindings, Store } from '../store/index.js'

type Needed = Pick<Store, 'neighbours' | 'comparables' | 'saveAcross'>

/** Does nothing for a document that has no record. */
export async function recheckReport(sha256: string, store: Needed, registry?: Registry): Promise<void> {
  const others = await store.neighbours(sha256)
  const check = new AcrossCheck()
  for await (const comparable of store.comparables([sha256, ...others])) check.take(comparable)
  const among = { only: sha256, ...(registry ? { registry } : {}) }
  const chinese = check.finish({ lang: 'zh', ...among }).get(sha256)
  const english = check.finish({ lang: 'en', ...among }).get(sha256)
  const found: AcrossFindings = {
    anomalies: chinese?.anomalies ?? [],
    undecided: chinese?.undecided ?? [],
    english: {
      anomalies: english?.anomalies.map(({ message }) => message) ?? [],
      undecided: english?.undecided.map(({ why }) => why) ?? [],
    },
  }
  await store.saveAcross(sha256, found)
}
