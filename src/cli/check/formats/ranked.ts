import type { Finding } from '../checked.js'

const RANK = { error: 0, warning: 1, info: 2 } as const

/** Findings, the most severe first, else in their own order. */
export function ranked(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity])
}
