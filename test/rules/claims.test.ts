import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SectionKind } from '../../src/layouts/index.js'
import { exampleReport } from '../../src/rules/index.js'
import type { Claim } from '../../src/rules/prose/claims/claim.js'
import { claimsOf } from '../../src/rules/prose/claims/read-claims.js'

/**
 * A sentence of a report on 2023 and what it counts. `received=5` is a claim of the report's own year
 * and scope; `a+b` are added up, `~` was said in words, `@narrower` and `!wrong` are scope and year.
 * Claims about other years are left out: no rule compares them. `note` says why a sentence is silent.
 */
interface Case {
  readonly text: string
  readonly section?: SectionKind | 'preamble'
  readonly agency?: string
  readonly claims: readonly string[]
  readonly note?: string
}

const cases = JSON.parse(readFileSync(new URL('../cases/claims.json', import.meta.url), 'utf8')) as Case[]

function show({ kinds, count, inWords, scope, year }: Claim): string {
  return `${kinds.join('+')}=${count}${inWords ? '~' : ''}${scope === 'own' ? '' : `@${scope}`}${year === 'own' ? '' : `!${year}`}`
}

function claimsIn({ text, section = 'overview', agency }: Case): string[] {
  const prose = section === 'preamble' ? { preamble: text } : { prose: { [section]: text } }
  const report = exampleReport({ shows: '', ...(agency ? { agency } : {}), ...prose })
  return claimsOf(report)
    .filter((claim) => claim.year !== 'other')
    .map(show)
}

describe('claims in prose', () => {
  it('has enough cases, speaking and silent', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(cases.filter(({ claims }) => claims.length > 0).length).toBeGreaterThanOrEqual(90)
    expect(cases.filter(({ claims }) => claims.length === 0).length).toBeGreaterThanOrEqual(90)
  })

  it.each(cases.map((one) => [`${one.section ?? 'overview'}: ${one.text}`, one] as const))('%s', (_name, one) => {
    expect(claimsIn(one)).toEqual(one.claims)
  })
})
