import { must } from './drill.js'
import type { Ground } from './ground.js'

/**
 * Every document has come to an end, and the store holds what it holds after a run that nobody disturbed: nothing is
 * lost and nothing is there twice. Returns that in words.
 */
export async function judge(ground: Ground): Promise<string> {
  const { undisturbed } = ground
  must(undisturbed !== null, 'no undisturbed run to compare with')
  const { status, digest } = await ground.look(async (store) => ({ status: await store.status(), digest: await store.digest() }))
  const { queued, running, failed, quarantined, complete, partial, refused } = status.documents
  must(queued + running === 0, `${queued + running} documents have not come to an end`)
  must(failed + quarantined === 0, `${failed} failed, ${quarantined} put away: ${JSON.stringify(status.failures.slice(0, 3))}`)
  const all = complete + partial + refused
  must(all === undisturbed.documents, `${all} documents instead of ${undisturbed.documents}`)
  must(digest === undisturbed.digest, 'the digest is not that of an undisturbed run')
  return `${all} documents, same digest`
}
