// `gouji crawl --check`: what would be done, for whoever answers for it, before anything is asked.
import { describePlan, type SitePlan, type Sites } from '../../crawl/index.js'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { openStore, StoreRefused } from '../../store/index.js'
import { notice, print } from '../output.js'
import { CRAWL_SAYS } from './crawl-says.js'
import { timeOf } from './site-table.js'
import { configOf, type RunningFlags, saying } from './with-app.js'

export async function printPlan({ sites, contact }: Sites, flags: RunningFlags & { readonly json?: boolean }): Promise<void> {
  await saying(flags.lang, async () => {
    const names = sites.map(({ name }) => name)
    const plans = describePlan(sites, await lastRuns(names, flags), Date.now())
    if (flags.json) {
      for (const plan of plans) await print(`${JSON.stringify({ ...plan, contact })}\n`)
      return
    }
    notice(CRAWL_SAYS[flags.lang].check)
    for (const plan of plans) await print(shown(plan, flags.lang))
  })
}

/** A store that is not there yet has no runs; none is made. */
async function lastRuns(names: readonly string[], flags: RunningFlags): Promise<ReadonlyMap<string, number>> {
  const { data, databaseUrl } = await configOf(flags)
  const runs = new Map<string, number>()
  try {
    const store = await openStore({ dataFolder: data, databaseUrl: databaseUrl ?? undefined }, { readonly: true })
    try {
      for (const name of names) {
        const { lastRun } = await store.crawl.sites.standing(name)
        if (lastRun) runs.set(name, lastRun.startedAt)
      }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error
  }
  return runs
}

function shown(plan: SitePlan, lang: Lang): string {
  const says = CRAWL_SAYS[lang].plan
  const next = plan.nextRunAt <= Date.now() ? says.now : timeOf(plan.nextRunAt)
  const lines = [
    `${says.agency}: ${safe(plan.agency ?? says.many)}`,
    `${says.hosts}: ${plan.hosts.map(safe).join(' ')}`,
    `${says.finding[plan.finding]}; ${says.delay} ${plan.delayMs / 1000} s; ${says.atMost(plan.budget.requests, plan.minutesAtMost)}`,
    ...(plan.robots === 'ignore' ? [says.robotsIgnored] : []),
    ...(plan.tlsProfile === 'modern' && plan.intermediates === 0
      ? []
      : [`${says.tls}: ${plan.tlsProfile} +${plan.intermediates}`]),
    `${says.next}: ${next}${plan.inSeason ? ` (${says.season})` : ''}`,
  ]
  return `${safe(plan.site)}  ${safe(plan.start)}\n${lines.map((line) => `  ${line}\n`).join('')}`
}
