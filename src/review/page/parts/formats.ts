// Figures, times and sizes as people read them.
import type { Lang } from '../../api.js'

const TAGS: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en-GB' }
const KILO = 1000

/** `1234` → `1,234`; null → `—`. */
export function figure(value: number | null, lang: Lang): string {
  return value === null ? '—' : new Intl.NumberFormat(TAGS[lang], { maximumFractionDigits: 6 }).format(value)
}

/** A moment, to the minute, in the time of whoever reads. */
export function moment(at: number, lang: Lang): string {
  return new Intl.DateTimeFormat(TAGS[lang], { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

/** Bytes as B, kB or MB. */
export function size(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`
  if (bytes < KILO * KILO) return `${Math.round(bytes / KILO)} kB`
  return `${(bytes / KILO / KILO).toFixed(1)} MB`
}
