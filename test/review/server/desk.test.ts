import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf, read } from '../../../src/pipeline/index.js'
import { openPostgresStore, openSqliteStore, type Store } from '../../../src/store/index.js'
import { startPostgres } from '../../services/index.js'
import { sample } from './started.js'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

async function bringTo(store: Store): Promise<string> {
  const bytes = await sample('wrong-total-2023-docx', 'docx')
  const { extraction, english } = await read(bytes, { name: 'a.docx' })
  const { sha256 } = extraction.source
  const engine = engineOf()
  await store.admit([{ sha256, bytes: bytes.length, channel: 'upload', origin: 'a.docx', name: 'a.docx', receivedAt: 1 }], engine)
  const attempt = await store.startAttempt(sha256, engine, 'test', 60_000)
  if (!('none' in attempt)) await store.finishAttempt(attempt, { extraction, english })
  return sha256
}

describe.each(['sqlite', 'postgres'] as const)('the desk on %s', (engine) => {
  let store: Store
  let folder = ''
  let sha256 = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gouji-desk-'))
    if (engine === 'sqlite') store = await openSqliteStore(folder)
    else if (postgres) store = await openPostgresStore(await postgres.createDatabase())
    else return
    sha256 = await bringTo(store)
  }, 60_000)
  afterAll(async () => {
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  })
  const here = engine === 'sqlite' || postgres !== null

  it.skipIf(!here)('tells findings with what they are chosen by, in order of change and from where one stopped', async () => {
    const all = await store.desk.findingFacts({ updatedAt: 0, identity: '' }, 1_000)
    expect(all.length).toBeGreaterThan(1)
    expect(all[0]).toMatchObject({ format: 'docx', year: 2023, status: 'open', present: true, stale: false })
    const pieces: string[] = []
    let from = { updatedAt: 0, identity: '' }
    for (;;) {
      const [one] = await store.desk.findingFacts(from, 1)
      if (!one) break
      pieces.push(one.identity)
      from = { updatedAt: one.updatedAt, identity: one.identity }
    }
    expect(pieces).toEqual(all.map(({ identity }) => identity))
    const asked = [...pieces].reverse()
    expect((await store.desk.findings([...asked, 'none'])).map(({ identity }) => identity)).toEqual(asked)
  })

  it.skipIf(!here)('tells agencies with their reports', async () => {
    const { rows, next } = await store.desk.agencyYears({}, { limit: 10 })
    expect(next).toBeNull()
    expect(rows).toMatchObject([{ reports: [{ year: 2023, sha256, state: 'complete', versions: 1 }] }])
    const [{ agency, reports } = { agency: '', reports: [] }] = rows
    expect(reports[0]?.open).toBeGreaterThan(1)
    expect(await store.desk.reportOf(agency, 2023)).toEqual({ id: reports[0]?.id, sha256 })
    expect(await store.desk.reportOf(agency, 2022)).toBeNull()
    expect(await store.desk.documentOfReport(reports[0]?.id ?? '')).toBe(sha256)
    expect((await store.desk.agencyYears({ agency: '没有' }, { limit: 10 })).rows).toEqual([])
    expect((await store.desk.finishedSince(0, 10)).map((one) => one.sha256)).toEqual([sha256])
  })

  it.skipIf(!here)('keeps figures until the reading or the list changes', async () => {
    const due = await store.desk.figuresDue(1, 10)
    expect(due.map((one) => one.sha256)).toEqual([sha256])
    await store.desk.saveFigures(
      1,
      due.map((one) => ({ ...one, figures: [1, null, 0.5] })),
    )
    expect(await store.desk.figuresDue(1, 10)).toEqual([])
    expect(await store.desk.figures(1, '', 10)).toMatchObject([{ year: 2023, figures: [1, null, 0.5] }])
    expect(await store.desk.figuresDue(2, 10)).toHaveLength(1)
  })

  it.skipIf(!here)('lets in who has an account, a session and a token, for as long as they have', async () => {
    const { desk } = store
    expect(await desk.hasAccounts()).toBe(false)
    expect(await desk.addAccount({ name: 'chen', role: 'admin', password: 'x' }, 'test')).toBe(true)
    expect(await desk.addAccount({ name: 'chen', role: 'reader', password: 'y' }, 'test')).toBe(false)
    await desk.addSession({ hash: 's1', account: 'chen', expiresAt: Date.now() + 60_000 })
    await desk.addSession({ hash: 's2', account: 'chen', expiresAt: Date.now() - 1 })
    expect(await desk.session('s1')).toMatchObject({ name: 'chen', role: 'admin' })
    expect(await desk.session('s2')).toBeNull()
    const token = await desk.addToken({ account: 'chen', label: 'a', role: 'reader', hash: 't1' })
    expect(await desk.tokenBy('t1')).toEqual({ name: 'chen', role: 'reader', expiresAt: null })
    expect(await desk.removeToken(token.id, 'other')).toBe(false)
    expect(await desk.changeAccount('chen', { disabled: true }, 'test')).toBe('last-admin')
    expect(await desk.changeAccount('chen', { password: 'z' }, 'chen')).toMatchObject({ password: 'z' })
    expect(await desk.session('s1')).toBeNull()
    expect(await desk.removeToken(token.id, 'chen')).toBe(true)
    await desk.note({ actor: 'chen', action: 'retry', object: 'all', payload: {} })
    expect(await store.verifyAudit()).toBeNull()
  })

  it.skipIf(!here)('keeps one admin when two take each other’s rights at once', async () => {
    const { desk } = store
    await desk.addAccount({ name: 'wang', role: 'admin', password: 'x' }, 'test')
    const both = await Promise.all([
      desk.changeAccount('chen', { role: 'reader' }, 'wang'),
      desk.changeAccount('wang', { role: 'reader' }, 'chen'),
    ])
    expect(both.filter((one) => one === 'last-admin')).toHaveLength(1)
  })
})
