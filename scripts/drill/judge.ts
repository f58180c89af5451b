import { type ExportItem, openSqliteStore, type Store } from '../../src/store/index.js'
import type { Ground } from './ground.js'
import { Failed, must } from './verdict.js'

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
  if (digest !== undisturbed.digest) throw new Failed(await ground.look((store) => difference(store, undisturbed.data)))
  return `${all} documents, same digest`
}

/** What is other than in the undisturbed store: the first few, for whoever has to find out why. */
async function difference(store: Store, undisturbed: string): Promise<string> {
  const other = await openSqliteStore(undisturbed, { readonly: true })
  try {
    const [here, there] = [await told(store), await told(other)]
    const lines = [...new Set([...here, ...there])].filter((line) => here.has(line) !== there.has(line))
    const shown = lines.slice(0, 6).map((line) => `${here.has(line) ? 'here' : 'undisturbed'}: ${line}`)
    return [`not the digest of an undisturbed run; ${lines.length} differences`, ...shown].join('\n        ')
  } finally {
    await other.close()
  }
}

async function told(store: Store): Promise<Set<string>> {
  const lines = new Set<string>()
  for await (const item of store.exportItems()) for (const line of linesOf(item)) lines.add(line)
  return lines
}

function linesOf({ detail, decisions }: ExportItem): string[] {
  const { document, reading, anomalies, versions } = detail
  const { engine } = reading?.extraction ?? {}
  const about = `${document.name} (${document.sha256.slice(0, 8)})`
  return [
    `${about} ${document.state}, current ${versions.find(({ current }) => current)?.sha256.slice(0, 8)}, engine ${Object.values(engine ?? {}).join(' ')}`,
    ...anomalies.map(({ rule, identity, status, present, against }) =>
      [about, rule, identity.slice(0, 8), status, present, against.map((sha256) => sha256.slice(0, 8)).join(' ')].join(', '),
    ),
    ...(reading?.extraction.undecided ?? []).map(({ rule, why }) => `${about} undecided ${rule}: ${why}`),
    ...decisions.map(({ identity, action }) => `${about} ${action} ${identity.slice(0, 8)}`),
  ]
}
