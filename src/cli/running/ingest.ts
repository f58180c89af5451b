// `gouji ingest`: files into the store, then their results. Reads nothing again that this version has read.
import { ingestFiles, sayEvent } from '../../intake/index.js'
import { safe } from '../../safe-text.js'
import type { DocumentState, Store } from '../../store/index.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { WORDS } from '../words/index.js'
import { awaitResults } from './await-results.js'
import { ingestAddresses, isAddress } from './ingest-address.js'
import { ProgressLine } from './progress-line.js'
import { SAYS, STATES } from './says.js'
import { type RunningFlags, withApp } from './with-app.js'
import { workHere } from './work-here.js'

export interface IngestFlags extends RunningFlags {
  readonly json?: boolean
  /** Read all documents of the store that this version has not read. */
  readonly again?: boolean
}

/** A document of this run and the path that it came by. */
interface Taken {
  readonly path: string
  readonly sha256: string
  readonly work: boolean
}

/** What a person wants to see of what failed before the list gets long. */
const MOST_SHOWN = 20

export async function ingest(paths: readonly string[], flags: IngestFlags): Promise<void> {
  const says = SAYS[flags.lang]
  await withApp(flags, { work: true, quiet: true }, async ({ app, signal }) => {
    workHere(app, flags.lang)
    const again = flags.again ? await app.store.readAgain(app.engine) : 0
    if (flags.again) notice(again > 0 ? says.again(again) : says.nothingAgain)
    const older = again > 0 ? await waitingNow(app.store) : []
    const fetched = await ingestAddresses(paths.filter(isAddress), { app, lang: flags.lang, signal })
    const files = paths.filter((path) => !isAddress(path))
    const deps = app.intake((event) => said(event, flags))
    const taken = [...(files.length > 0 ? await takeFiles(files, flags, deps, signal) : []), ...fetched]
    const hashes = [...older, ...taken.map(({ sha256 }) => sha256)]
    const states = await awaitResults(hashes, { store: app.store, signal, lang: flags.lang })
    await report(app.store, taken, states, flags)
  })
}

function said(event: Parameters<typeof sayEvent>[0], { lang }: IngestFlags): void {
  if (event.event === 'refused') exitAtLeast(INPUT_FAILED)
  notice(sayEvent(event, lang))
}

async function waitingNow(store: Store): Promise<string[]> {
  const hashes: string[] = []
  for (const state of ['queued', 'running'] as const) {
    let after: string | undefined
    do {
      const page = await store.documents({ state }, { limit: 500, ...(after === undefined ? {} : { after }) })
      hashes.push(...page.rows.map(({ sha256 }) => sha256))
      after = page.next ?? undefined
    } while (after !== undefined)
  }
  return hashes
}

async function takeFiles(
  paths: readonly string[],
  { lang }: IngestFlags,
  deps: Parameters<typeof ingestFiles>[1],
  signal: AbortSignal,
): Promise<readonly Taken[]> {
  const [says, words] = [SAYS[lang], WORDS[lang]]
  const line = new ProgressLine()
  const { progress, documents, refused, skipped, unreachable } = await ingestFiles(paths, deps, {
    signal,
    onProgress: ({ taken, found, new: fresh, known }) => line.show(`${taken}/${found} · ${says.taken(taken, fresh, known)}`),
  })
  line.end()
  for (const { path, code } of unreachable) {
    notice(words.unreadable(safe(path), code))
    exitAtLeast(INPUT_FAILED)
  }
  if (skipped.hidden + skipped.links + skipped.otherNames > 0) notice(words.skipped(skipped))
  if (progress.found === 0 && unreachable.length === 0) {
    notice(words.nothingToRead)
    exitAtLeast(WRONG_USAGE)
  }
  if (progress.found > 0) notice(says.taken(progress.taken, progress.new, progress.known))
  if (refused.length > 0) notice(says.refusedFiles(refused.length))
  return documents
}

async function report(
  store: Store,
  taken: readonly Taken[],
  states: ReadonlyMap<string, DocumentState>,
  { json, lang }: IngestFlags,
): Promise<void> {
  const bad = [...states.values()].some((state) => state === 'refused' || state === 'failed' || state === 'quarantined')
  if (bad) exitAtLeast(INPUT_FAILED)
  if (json) {
    for (const { path, sha256, work } of taken) await print(`${JSON.stringify(await lineOf(store, path, sha256, work))}\n`)
    return
  }
  const counts = new Map<DocumentState, number>()
  for (const state of states.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
  const parts = (Object.keys(STATES) as DocumentState[]).flatMap((state) => {
    const count = counts.get(state)
    return count ? [`${STATES[state][lang]} ${count}`] : []
  })
  if (parts.length > 0) await print(`${parts.join('，')}\n`)
  await sayBad(store, states, lang)
  const severities = { error: 0, warning: 0, info: 0 }
  for (const { severity, count } of await store.countsByRule({ status: 'open' })) severities[severity] += count
  await print(`${SAYS[lang].findings(severities.error, severities.warning, severities.info)}\n`)
  notice(SAYS[lang].next)
}

async function sayBad(store: Store, states: ReadonlyMap<string, DocumentState>, lang: RunningFlags['lang']): Promise<void> {
  const bad = [...states].filter(([, state]) => state === 'refused' || state === 'failed' || state === 'quarantined')
  for (const [sha256] of bad.slice(0, MOST_SHOWN)) {
    const detail = await store.document(sha256)
    if (!detail) continue
    const { origin, state, reason, message } = detail.document
    await print(`  ${safe(origin)}  ${STATES[state][lang]}  ${safe(message?.[lang] ?? reason ?? '')}\n`)
  }
  if (bad.length > MOST_SHOWN) await print(`  … +${bad.length - MOST_SHOWN}\n`)
}

/** One line of `--json`: the file, what became of it, and how many findings of each severity it has. */
async function lineOf(store: Store, path: string, sha256: string, work: boolean) {
  const detail = await store.document(sha256)
  const anomalies = { error: 0, warning: 0, info: 0 }
  for (const { severity, present } of detail?.anomalies ?? []) if (present) anomalies[severity]++
  const { state = null, reason = null, reportId = null } = detail?.document ?? {}
  return { path, sha256, new: work, state, reason, report: reportId, anomalies }
}
