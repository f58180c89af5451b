const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `500ms`, `3s`, `2m`, `12h`, `7d`; null for anything else. */
export function readDuration(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(text.trim())
  return found ? Math.round(Number(found[1]) * (UNITS[found[2] as string] as number)) : null
}
