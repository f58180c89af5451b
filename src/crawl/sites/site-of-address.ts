import { MODERN_TLS } from '../fetch/tls-terms.js'
import { hostsOf, type Site, USUAL_BUDGET, USUAL_DELAY_MS, USUAL_SCHEDULE } from './site.js'

/** A site of which nothing is said but one address. Named for its host. */
export function siteOfAddress(start: URL): Site {
  return {
    name: start.host,
    start: start.href,
    agency: null,
    hosts: hostsOf(start),
    delayMs: USUAL_DELAY_MS,
    list: [],
    detail: [],
    robots: 'obey',
    tls: MODERN_TLS,
    budget: USUAL_BUDGET,
    schedule: USUAL_SCHEDULE,
  }
}
