// When a site is to be crawled again. Reports are due by 31 January (offices) and 31 March (governments), so from the
// middle of January to the tenth of April sites are looked at more often.
import type { Schedule } from './site.js'

const DAY_MS = 24 * 3_600_000
/** China's time, all year. */
const CHINA_MS = 8 * 3_600_000

/** Milliseconds since 1970 of the next run; `now` where it is due. */
export function nextRunAt({ everyMs, seasonMs, hours }: Schedule, lastRunAt: number | null, now: number): number {
  const interval = inSeason(now) ? seasonMs : everyMs
  const due = lastRunAt === null ? now : Math.max(now, lastRunAt + interval)
  return hours === null ? due : withinHours(due, hours)
}

export function inSeason(now: number): boolean {
  const china = new Date(now + CHINA_MS)
  const day = (china.getUTCMonth() + 1) * 100 + china.getUTCDate()
  return day >= 115 && day <= 410
}

/** The time itself where it lies within the hours, else when they begin next. */
export function withinHours(at: number, [from, to]: readonly [number, number]): number {
  const ofDay = (at + CHINA_MS) % DAY_MS
  const hour = ofDay / 3_600_000
  const inside = from < to ? hour >= from && hour < to : hour >= from || hour < to
  if (inside) return at
  const begins = from * 3_600_000
  return at - ofDay + (ofDay < begins ? begins : begins + DAY_MS)
}
