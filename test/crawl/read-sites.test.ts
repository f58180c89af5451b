import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describePlan, readSites, SitesInvalid } from '../../src/crawl/index.js'

it('reads the example', () => {
  const { sites, contact } = readSites(readFileSync(new URL('../../docs/sites.example.yaml', import.meta.url), 'utf8'))
  expect(contact).toBe('desk@example.org')
  expect(sites).toHaveLength(2)
  expect(sites[0]).toMatchObject({ agency: null, delayMs: 3_000, hosts: ['example.gov.cn', 'czj.example.org'], robots: 'obey' })
  expect(sites[1]).toMatchObject({ name: 'www.example.org', start: 'https://www.example.org/zfxxgk/' })
  expect(describePlan(sites, new Map(), Date.UTC(2026, 1, 1))[0]).toMatchObject({ finding: 'patterns', inSeason: true })
})

it('tells every mistake with its line', () => {
  const text =
    'contact: nobody\nsites:\n  - name: a\n    start: ftp://x/\n  - start: https://www.example.org/\n    delay: 200ms\n    dealy: 3s\n    tlsProfile: none\n'
  try {
    readSites(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(SitesInvalid)
    const { problems } = error as SitesInvalid
    expect(problems.map(({ line }) => line).sort()).toEqual([1, 4, 6, 7, 8])
    expect((error as Error).message).toMatch(/第 6 行：delay 不得小于 1s/)
  }
})
