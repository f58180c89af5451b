// What every store promises (src/store/store.ts), run on SQLite and on PostgreSQL. One file for one contract,
// longer than others, in the order of the interface.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Attempt, MOST_STARTS, type Store } from '../../src/store/index.js'
import {
  acrossFindings,
  arrival,
  collected,
  ENGINE,
  failure,
  LEASE,
  NEWER,
  NOTHING_ACROSS,
  sampleReading,
  shaOf,
  stored,
  storedAgain,
  variant,
} from '../store/made-readings.js'

/** A new empty store; `open` opens it once more, `run` executes one SQL statement behind the store's back. */
export interface StoreUnderTest {
  open(): Promise<Store>
  run(statement: string): Promise<void>
  remove(): Promise<void>
}

export function describeStore(engine: string, make: () => Promise<StoreUnderTest>): void {
  describe(`the ${engine} store`, () => {
    let under: StoreUnderTest
    let store: Store
    beforeEach(async () => {
      under = await make()
      store = await under.open()
    })
    afterEach(async () => {
      await store.close()
      await under.remove()
    })

    const started = async (document: string, by = ENGINE, leaseMs = LEASE): Promise<Attempt> => {
      const attempt = await store.startAttempt(shaOf(document), by, 'test', leaseMs)
      if ('none' in attempt) throw new Error(attempt.none)
      return attempt
    }
    const decision = (about: string, lockVersion: number, more = {}) => ({
      identity: shaOf(`identity ${about}`),
      action: 'confirmed' as const,
      actor: '王五',
      note: '',
      lockVersion,
      idempotencyKey: `${about} ${lockVersion}`,
      ...more,
    })
    const anomaly = (about: string) => store.anomaly(shaOf(`identity ${about}`))

    describe('intake', () => {
      it('admits once what comes twice, and knows each origin', async () => {
        const [first] = await store.admit([arrival('a')], ENGINE)
        expect(first).toEqual({ sha256: shaOf('a'), newDocument: true, newArrival: true, work: true, state: 'queued' })
        const [second] = await store.admit([arrival('a')], ENGINE)
        expect(second).toMatchObject({ newDocument: false, newArrival: false, work: false, state: 'queued' })
        const [third] = await store.admit([arrival('a', { origin: '/elsewhere' })], ENGINE)
        expect(third).toMatchObject({ newDocument: false, newArrival: true, work: false })
        expect((await store.document(shaOf('a')))?.arrivals).toHaveLength(2)
        expect(await store.outbox(10)).toMatchObject([{ kind: 'process', key: shaOf('a') }])
      })

      it('admits many at once, the same twice among them, in their order', async () => {
        const many = Array.from({ length: 600 }, (_, at) => arrival(`d${at % 590}`))
        const admitted = await store.admit(many, ENGINE)
        expect(admitted.map(({ sha256 }) => sha256)).toEqual(many.map(({ sha256 }) => sha256))
        expect(admitted.filter(({ work }) => work)).toHaveLength(590)
        expect((await store.status()).documents.queued).toBe(590)
        expect(await store.outbox(1000)).toHaveLength(590)
      })

      it('takes names and origins that no database holds, and of any length', async () => {
        const odd = { origin: `https://x/${'长'.repeat(20_000)}`, name: 'a\0b\ud800c"\'%' }
        await store.admit([arrival('odd', odd)], ENGINE)
        const detail = await store.document(shaOf('odd'))
        expect(detail?.arrivals[0]?.origin).toBe(odd.origin)
        expect(detail?.document.name).toBe('a\ufffdb\ufffdc"\'%')
      })

      it('reads again by a newer engine, keeps the old reading, and does nothing for an older one', async () => {
        const sha256 = await stored(store, { document: 'a', findings: [{ about: 'x' }] })
        expect(await store.readAgain(ENGINE)).toBe(0)
        expect(await store.readAgain(NEWER)).toBe(1)
        expect((await store.document(sha256))?.document.state).toBe('queued')
        expect((await store.document(sha256))?.reading).not.toBeNull()
        await storedAgain(store, { document: 'a', agency: '平川县财政局' }, NEWER)
        expect((await store.readings(sha256)).map(({ extraction }) => extraction.report?.agency)).toEqual([
          '平川县水利局',
          '平川县财政局',
        ])
        expect(await store.admit([arrival('a')], ENGINE)).toMatchObject([{ work: false, state: 'complete' }])
        expect(await store.startAttempt(sha256, ENGINE, 'old', LEASE)).toEqual({ none: 'unknown' })
        expect((await store.reports({}, { limit: 10 })).rows).toMatchObject([{ agency: '平川县财政局', versions: 1 }])
      })
    })

    describe('attempts', () => {
      it('starts once, tells the hint, and is busy for others while the lease runs', async () => {
        await store.admit([arrival('a', { mediaType: 'text/plain', charset: 'gbk' })], ENGINE)
        const attempt = await started('a')
        expect(attempt).toMatchObject({ starts: 1, bytes: 10, hint: { name: 'a.txt', mediaType: 'text/plain', charset: 'gbk' } })
        const busy = await store.startAttempt(shaOf('a'), ENGINE, 'other', LEASE)
        expect(busy).toMatchObject({ none: 'busy' })
        expect('leftMs' in busy && busy.leftMs).toBeGreaterThan(LEASE / 2)
        expect(await store.renewAttempt(attempt, LEASE)).toBe(true)
        expect(await store.startAttempt(shaOf('nobody'), ENGINE, 'w', LEASE)).toEqual({ none: 'unknown' })
      })

      it('refuses whoever lost the lease', async () => {
        await store.admit([arrival('a')], ENGINE)
        const lost = await started('a', ENGINE, 0)
        const second = await started('a')
        expect(await store.renewAttempt(lost, LEASE)).toBe(false)
        expect(await store.failAttempt(lost, failure('failed', 'x'))).toBe(false)
        expect(await store.finishAttempt(lost, await variant({ document: 'a' }))).toBe(false)
        expect((await store.document(shaOf('a')))?.reading).toBeNull()
        expect(await store.finishAttempt(second, await variant({ document: 'a' }))).toBe(true)
        expect(await store.startAttempt(shaOf('a'), ENGINE, 'w', LEASE)).toEqual({ none: 'done' })
      })

      it('says again that it finished, and counts its findings once', async () => {
        await store.admit([arrival('a')], ENGINE)
        const attempt = await started('a')
        const reading = await variant({ document: 'a', findings: [{ about: 'x' }] })
        for (let times = 0; times < 5; times++) expect(await store.finishAttempt(attempt, reading)).toBe(true)
        expect(await store.countsByRule()).toEqual([{ rule: 'applications-balance', severity: 'error', count: 1 }])
      })

      it('puts a document away that workers keep dying of, and starts anew on request', async () => {
        await store.admit([arrival('a')], ENGINE)
        for (let start = 1; start <= MOST_STARTS; start++) expect((await started('a', ENGINE, 0)).starts).toBe(start)
        expect(await store.startAttempt(shaOf('a'), ENGINE, 'w', LEASE)).toEqual({ none: 'quarantined' })
        expect(await store.startAttempt(shaOf('a'), ENGINE, 'w', LEASE)).toEqual({ none: 'quarantined' })
        const { documents, failures } = await store.status()
        expect(documents.quarantined).toBe(1)
        expect(failures).toEqual([{ sha256: shaOf('a'), path: '/in/a.txt', reason: 'crashed' }])
        expect(await store.retry([shaOf('other')], ENGINE)).toBe(0)
        expect(await store.retry('all', ENGINE)).toBe(1)
        expect(await started('a')).toMatchObject({ starts: 1 })
      })

      it('fails, waits for another try, or counts no start where nothing was parsed', async () => {
        await store.admit([arrival('a')], ENGINE)
        expect(await store.failAttempt(await started('a'), failure('retry', 'crashed'))).toBe(true)
        const second = await started('a')
        expect(second.starts).toBe(2)
        await store.failAttempt(second, failure('retry', 'storage', true))
        const third = await started('a')
        expect(third.starts).toBe(2)
        await store.failAttempt(third, failure('failed', 'storage'))
        expect((await store.document(shaOf('a')))?.document).toMatchObject({ state: 'failed', reason: 'storage' })
        expect(await store.retry([shaOf('a')], ENGINE)).toBe(1)
      })
    })

    describe('readings and reports', () => {
      it('gives back what was read, character for character', async () => {
        const reading = await sampleReading()
        const { sha256 } = reading.extraction.source
        await store.admit([{ ...arrival('x'), sha256 }], ENGINE)
        const attempt = await store.startAttempt(sha256, ENGINE, 'w', LEASE)
        await store.finishAttempt(attempt as Attempt, reading)
        const detail = await store.document(sha256)
        expect(detail?.reading).toEqual(JSON.parse(JSON.stringify(reading)))
        expect(detail?.anomalies.map(({ identity }) => identity)).toEqual([
          ...new Set(reading.extraction.anomalies.map(({ identity }) => identity)),
        ])
        expect(detail?.anomalies[0]?.message).toEqual({
          zh: reading.extraction.anomalies[0]?.message,
          en: reading.english.anomalies[0],
        })
        expect(await collected(store.extractions([shaOf('nobody'), sha256]))).toEqual([detail?.reading?.extraction])
        for (const time of ['read', 'remembered']) {
          const kept = await collected(store.comparables([shaOf('nobody'), sha256]))
          expect(kept.map((one) => `${time} ${one.sha256}`)).toEqual([`${time} ${sha256}`])
        }
      })

      it('stands by the version signed last, whichever is read last', async () => {
        const [early, late] = [
          { document: 'early', signedOn: '2024-01-10', findings: [{ about: 'both' }, { about: 'mended' }] },
          { document: 'late', signedOn: '2024-02-20', findings: [{ about: 'both' }] },
        ]
        for (const order of [
          [early, late],
          [late, early],
        ]) {
          const other = await make()
          const fresh = await other.open()
          for (const one of order) await stored(fresh, one)
          expect((await fresh.reports({}, { limit: 5 })).rows).toMatchObject([
            { sha256: shaOf('late'), versions: 2, anomalies: { error: 1, warning: 0, info: 0 } },
          ])
          expect(await fresh.anomaly(shaOf('identity mended'))).toMatchObject({ present: false, status: 'open' })
          expect(await fresh.anomaly(shaOf('identity both'))).toMatchObject({ present: true, sha256: shaOf('late') })
          expect((await fresh.document(shaOf('early')))?.versions.map(({ sha256, current }) => [sha256, current])).toEqual([
            [shaOf('early'), false],
            [shaOf('late'), true],
          ])
          await fresh.close()
          await other.remove()
        }
      })

      it('lets a document stand for itself that does not say whose it is, and one that is refused for none', async () => {
        await stored(store, { document: 'a', agency: null })
        await stored(store, { document: 'b', agency: null })
        const { extraction, english } = await variant({ document: 'c' })
        await store.admit([arrival('c')], ENGINE)
        const reason = { code: 'empty', message: '空文件' } as const
        const refused = { ...extraction, status: 'refused', reason, report: null, layouts: null, cells: {} } as const
        await store.finishAttempt(await started('c'), { extraction: refused, english: { ...english, reason: 'empty file' } })
        expect((await store.reports({}, { limit: 5 })).rows).toHaveLength(2)
        expect((await store.document(shaOf('c')))?.document).toMatchObject({
          state: 'refused',
          reason: 'empty',
          message: { zh: '空文件', en: 'empty file' },
          reportId: null,
        })
      })
    })

    describe('decisions over readings', () => {
      const reread = async (seen: string | null) => {
        const engine = { ...ENGINE, rules: `after ${Math.random()}` }
        await store.readAgain(engine)
        await storedAgain(store, { document: 'a', findings: seen === null ? [] : [{ about: 'x', seen }] }, engine)
        return anomaly('x')
      }

      it('keeps a decision on the same values, and shows it stale on others', async () => {
        await stored(store, { document: 'a', findings: [{ about: 'x', seen: '7' }] })
        await store.decide(decision('x', 1))
        expect(await reread('7')).toMatchObject({ status: 'confirmed', stale: false, present: true, lockVersion: 2 })
        expect(await reread('8')).toMatchObject({ status: 'confirmed', stale: true, lockVersion: 3 })
        expect(await store.decide(decision('x', 2, { idempotencyKey: 'late' }))).toMatchObject({ ok: false, why: 'conflict' })
        expect(await store.countsByRule({ stale: true })).toMatchObject([{ count: 1 }])
        expect(await reread('7')).toMatchObject({ stale: false })
        expect(await store.countsByRule({ stale: true })).toEqual([])
      })

      it('keeps what is not seen any more, and knows it when it comes back', async () => {
        await stored(store, { document: 'a', findings: [{ about: 'x', seen: '7' }] })
        await store.decide(decision('x', 1))
        expect(await reread(null)).toMatchObject({ status: 'confirmed', present: false })
        expect((await store.anomalies({}, { limit: 5 })).rows).toEqual([])
        expect((await store.anomalies({ present: false }, { limit: 5 })).rows).toHaveLength(1)
        expect(await reread('7')).toMatchObject({ status: 'confirmed', present: true, stale: false })
      })
    })

    describe('comparisons', () => {
      it('replaces the findings across reports and no others', async () => {
        const sha256 = await stored(store, { document: 'a', findings: [{ about: 'alone' }] })
        await store.neighbours(sha256)
        await store.saveAcross(sha256, acrossFindings({ about: 'jump' }, { about: 'copy' }))
        await store.saveAcross(sha256, acrossFindings({ about: 'jump', seen: '9' }))
        const detail = await store.document(sha256)
        expect(detail?.anomalies.map(({ message, present }) => [message.en, present])).toEqual([
          ['english alone', true],
          ['english jump', true],
          ['english copy', false],
        ])
        expect(detail?.reading?.extraction.anomalies.map(({ rule }) => rule)).toEqual([
          'applications-balance',
          'year-on-year-jump',
        ])
        expect(detail?.reading?.english).toMatchObject({ anomalies: ['english alone', 'english jump'], undecided: ['no report'] })
        await store.readAgain(NEWER)
        await storedAgain(store, { document: 'a', findings: [] }, NEWER)
        expect((await store.anomalies({}, { limit: 5 })).rows.map(({ message }) => message.en)).toEqual(['english jump'])
      })

      it('finds the years beside, the government, its members and prose that is alike', async () => {
        const prose = '全年围绕馆藏开放查档便民电子接收推进公开举办开放日活动邀请学生社区代表参观修复室听取意见逐条反馈'
          .split('')
          .map((han, at) => `${han}${String.fromCharCode(0x4e00 + at * 7)}${String.fromCharCode(0x5200 + at * 11)}`)
          .join('')
        await stored(store, { document: 'own', prose })
        for (const year of [2021, 2022, 2024]) await stored(store, { document: `own ${year}`, year })
        await stored(store, { document: 'county', agency: '平川县人民政府' })
        await stored(store, { document: 'county before', agency: '平川县人民政府', year: 2022 })
        await stored(store, { document: 'stranger', agency: '鹿鸣县水利局' })
        await stored(store, { document: 'copy', agency: '鹿鸣县档案局', year: 2020, prose })
        const names = new Map(
          ['own', 'own 2021', 'own 2022', 'own 2024', 'county', 'copy', 'stranger'].map((name) => [shaOf(name), name]),
        )
        const found = async (name: string) => (await store.neighbours(shaOf(name))).map((sha256) => names.get(sha256)).sort()
        expect(await found('own')).toEqual(['copy', 'county', 'own 2022', 'own 2024'])
        expect(await found('county')).toEqual([undefined, 'own'].sort())
        expect(await found('copy')).toEqual(['own'])
        expect(await found('stranger')).toEqual([])
      })

      it('passes a change on to those that it may change, until they were compared', async () => {
        await stored(store, { document: 'next', year: 2024 })
        await settle()
        expect(await store.pending(0, 10)).toEqual([])
        await stored(store, { document: 'last', year: 2023 })
        expect(await due()).toEqual(['last'])
        await store.neighbours(shaOf('last'))
        expect(await due()).toEqual(['last', 'next'])
        await store.neighbours(shaOf('next'))
        await stored(store, { document: 'last again', year: 2023 })
        await store.neighbours(shaOf('last again'))
        await store.saveAcross(shaOf('next'), NOTHING_ACROSS)
        expect(await due(), 'touched since its comparison began').toContain('next')
        await settle()
        expect(await due()).toEqual([])
      })

      it('passes on from many at once without their waiting for each other', async () => {
        const names = Array.from({ length: 12 }, (_, at) => `crowd ${at}`)
        // Prose that all share: each is to be told of the change of each other.
        const prose = Array.from({ length: 200 }, (_, at) => `第${at}项工作已经完成`).join('，')
        for (const [at, document] of names.entries()) await stored(store, { document, agency: `第${at}局`, prose })
        const start = performance.now()
        for (let round = 0; round < 2; round++)
          await Promise.all(
            names.map(async (name) => {
              await store.neighbours(shaOf(name))
              await store.saveAcross(shaOf(name), NOTHING_ACROSS)
            }),
          )
        expect(await store.pending(0, 10)).toEqual([])
        // Each that is chosen to give way costs a second, and there would be dozens.
        expect(performance.now() - start).toBeLessThan(15_000)
      })

      const NAMES = ['next', 'last', 'last again']
      const due = async () =>
        (await store.pending(0, 10)).map(({ key }) => NAMES.find((name) => shaOf(name) === key) ?? '?').sort()
      const settle = async () => {
        for (let left = 10; left > 0; left--) {
          const due = await store.pending(0, 100)
          if (due.length === 0) return
          for (const { key } of due) {
            await store.neighbours(key)
            await store.saveAcross(key, NOTHING_ACROSS)
          }
        }
      }
    })

    describe('the doorbell', () => {
      it('rings once for what is asked twice, and again after it was sent', async () => {
        await store.admit([arrival('a'), arrival('b')], ENGINE)
        const rows = await store.outbox(10)
        expect(rows.map(({ key }) => key).sort()).toEqual([shaOf('a'), shaOf('b')].sort())
        expect(await store.outbox(1)).toEqual(rows.slice(0, 1))
        await store.markSent(rows.map(({ id }) => id))
        expect(await store.outbox(10)).toEqual([])
        await store.readAgain(NEWER)
        expect(await store.outbox(10)).toHaveLength(2)
      })

      it('keeps the ring that came while the one before was being sent', async () => {
        await store.admit([arrival('a')], ENGINE)
        const [before] = await store.outbox(1)
        await store.readAgain(NEWER)
        await store.markSent([before?.id ?? ''])
        expect(await store.outbox(10)).toHaveLength(1)
      })

      it('lists work that nobody is at, and none that somebody is at or that is young', async () => {
        await store.admit([arrival('a'), arrival('b'), arrival('c')], ENGINE)
        await started('a')
        await started('b', ENGINE, 0)
        expect((await store.pending(0, 10)).map(({ key }) => key).sort()).toEqual([shaOf('b'), shaOf('c')].sort())
        expect(await store.pending(60_000, 10)).toEqual([])
        expect(await store.pending(0, 1)).toHaveLength(1)
      })
    })

    describe('deciding', () => {
      beforeEach(async () => {
        const cell = Object.keys((await sampleReading()).extraction.cells)[0] ?? ''
        await stored(store, { document: 'a', findings: [{ about: 'x', cells: [cell] }] })
      })

      it('writes a decision once, however often it is sent', async () => {
        const results = await Promise.all([1, 2, 3].map(() => store.decide(decision('x', 1))))
        expect(results.map((result) => result.ok && result.again).sort()).toEqual([false, true, true])
        expect(await store.decisions(shaOf('identity x'))).toMatchObject([{ action: 'confirmed', actor: '王五' }])
        expect(await anomaly('x')).toMatchObject({ status: 'confirmed', lockVersion: 2 })
        expect(await store.decide(decision('x', 2, { action: 'reopened', idempotencyKey: 'x 1' }))).toMatchObject({
          why: 'invalid',
        })
      })

      it('lets only one of two win', async () => {
        const results = await Promise.all(
          [decision('x', 1), decision('x', 1, { idempotencyKey: 'k2' })].map((one) => store.decide(one)),
        )
        expect(results.filter(({ ok }) => ok)).toHaveLength(1)
        expect(results.find(({ ok }) => !ok)).toMatchObject({ why: 'conflict', anomaly: { lockVersion: 2 } })
      })

      it.each([
        ['a dismissal without a reason', { action: 'dismissed' }],
        ['nobody', { actor: ' ' }],
        ['no key', { idempotencyKey: '' }],
        ['an unknown action', { action: 'delete' }],
        ['reopening what is open', { action: 'reopened' }],
        ['a correction of nothing', { action: 'corrected' }],
        ['a correction of no cell of the report', { action: 'corrected', corrections: [{ cell: '__proto__', value: 1 }] }],
      ])('refuses %s', async (_, more) => {
        expect(await store.decide(decision('x', 1, more))).toMatchObject({ ok: false, why: 'invalid' })
        expect(await store.decisions(shaOf('identity x'))).toEqual([])
      })

      it('knows no finding that is not there', async () => {
        expect(await store.decide(decision('nobody', 1))).toMatchObject({ ok: false, why: 'unknown' })
      })

      it('lays a correction beside what was printed, shows it stale on other print, and takes it away when undone', async () => {
        const { cells } = (await sampleReading()).extraction
        const cell = Object.keys(cells)[0] ?? ''
        const corrections = [{ cell, value: 42.5 }]
        expect(await store.decide(decision('x', 1, { action: 'corrected', corrections }))).toMatchObject({ ok: true })
        const [made] = await store.decisions(shaOf('identity x'))
        expect(made?.corrections).toEqual(corrections)
        const beside = async () => (await store.document(shaOf('a')))?.corrections
        expect(await beside()).toEqual({ [cell]: { value: 42.5, decisionId: made?.id, stale: false } })
        await store.readAgain(NEWER)
        const printed = { ...cells, [cell]: { ...(cells[cell] as (typeof cells)[string]), value: 99, raw: '99' } }
        await storedAgain(store, { document: 'a', findings: [{ about: 'x' }], cells: printed }, NEWER)
        expect(await beside()).toMatchObject({ [cell]: { stale: true } })
        await store.decide(decision('x', 2, { action: 'reopened' }))
        expect(await beside()).toEqual({})
        expect(await anomaly('x')).toMatchObject({ status: 'open', stale: false })
        expect(await store.decisions(shaOf('identity x'))).toHaveLength(2)
      })

      it('refuses changes of what was decided, and shows those made by force', async () => {
        await store.decide(decision('x', 1))
        await store.decide(decision('x', 2, { action: 'reopened', note: '再看\0一遍' }))
        await store.decide(decision('x', 3))
        expect(await store.verifyAudit()).toBeNull()
        for (const table of ['audit', 'decision', 'correction']) {
          if (table !== 'correction') await expect(under.run(`update ${table} set actor = 'x'`)).rejects.toThrow(/append-only/)
          if (table !== 'correction') await expect(under.run(`delete from ${table}`)).rejects.toThrow(/append-only/)
        }
        await under.run(
          engine === 'sqlite' ? 'drop trigger decision_no_update' : 'alter table decision disable trigger decision_no_change',
        )
        await under.run(`update decision set actor = '李四' where audit_seq = 2`)
        expect(await store.verifyAudit()).toBe(2)
        await under.run(
          engine === 'sqlite' ? 'drop trigger audit_no_delete' : 'alter table audit disable trigger audit_no_change',
        )
        await under.run('delete from audit where seq = 1')
        expect(await store.verifyAudit()).toBe(1)
      })

      it('shows that the end of the trail was cut off', async () => {
        await store.decide(decision('x', 1))
        await under.run(
          engine === 'sqlite' ? 'drop trigger audit_no_delete' : 'alter table audit disable trigger audit_no_change',
        )
        await under.run('delete from audit')
        expect(await store.verifyAudit()).toBe(1)
      })
    })

    describe('lists', () => {
      const SEVERITIES = ['error', 'warning', 'info'] as const
      beforeEach(async () => {
        for (let at = 0; at < 6; at++) {
          const findings = Array.from({ length: 4 }, (_, of) => ({
            about: `${at} ${of}`,
            severity: SEVERITIES[(at + of) % 3] ?? 'info',
            rule: of === 0 ? 'date-exists' : 'applications-balance',
          }))
          await stored(store, { document: `d${at}`, agency: `平川县第${at}局`, year: 2020 + (at % 3), findings }, ENGINE, {
            receivedAt: 1000 + (at % 2),
          })
        }
      })

      it('pages through findings without a gap or a repeat, errors first', async () => {
        const all = (await store.anomalies({}, { limit: 100 })).rows
        expect(all.map(({ severity }) => SEVERITIES.indexOf(severity))).toEqual([...all.keys()].map((at) => Math.floor(at / 8)))
        for (const limit of [1, 5, 8, 24]) {
          const pages = []
          for (let after: string | null | undefined; after !== null; ) {
            const page = await store.anomalies({}, { limit, ...(after ? { after } : {}) })
            expect(page.rows.length).toBeLessThanOrEqual(limit)
            pages.push(...page.rows)
            after = page.next
          }
          expect(pages).toEqual(all)
        }
        await expect(store.anomalies({}, { limit: 1, after: 'nonsense' })).rejects.toThrow(RangeError)
      })

      it.each([
        [{ severity: 'error' }, 8],
        [{ rule: 'date-exists' }, 6],
        [{ year: 2021 }, 8],
        [{ agency: '第3局' }, 4],
        [{ agency: '%' }, 0],
        [{ cause: 'damage' }, 0],
        [{ status: 'open', rule: 'date-exists', severity: 'error' }, 2],
        [{ status: 'confirmed' }, 0],
        [{ assignee: 'x' }, 0],
      ] as const)('filters by %j, and counts the same', async (filter, count) => {
        expect((await store.anomalies(filter, { limit: 100 })).rows).toHaveLength(count)
        const counts = await store.countsByRule(filter)
        expect(counts.reduce((sum, row) => sum + row.count, 0)).toBe(count)
      })

      it('pages through reports and documents', async () => {
        const reports = await store.reports({}, { limit: 100 })
        expect(reports.rows.map(({ agency }) => agency)).toEqual([0, 1, 2, 3, 4, 5].map((at) => `平川县第${at}局`))
        expect(reports.rows[0]).toMatchObject({ anomalies: { error: 2, warning: 1, info: 1 }, state: 'complete', versions: 1 })
        const first = await store.reports({}, { limit: 4 })
        const rest = await store.reports({}, { limit: 4, after: first.next ?? '' })
        expect([...first.rows, ...rest.rows]).toEqual(reports.rows)
        expect(rest.next).toBeNull()
        expect((await store.reports({ year: 2021, agency: '4' }, { limit: 9 })).rows).toHaveLength(1)
        const documents = await store.documents({ state: 'complete' }, { limit: 100 })
        expect(documents.rows.map(({ receivedAt }) => receivedAt)).toEqual([1001, 1001, 1001, 1000, 1000, 1000])
        const some = await store.documents({}, { limit: 4 })
        const others = await store.documents({}, { limit: 4, after: some.next ?? '' })
        expect([...some.rows, ...others.rows]).toEqual(documents.rows)
      })

      it('exports in order of agency, year and document, with decisions', async () => {
        const { rows } = await store.anomalies({ agency: '第2局' }, { limit: 1 })
        await store.decide({ ...decision('x', 1), identity: rows[0]?.identity ?? '' })
        const items = await collected(store.exportItems())
        expect(items.map(({ detail }) => detail.reading?.extraction.report?.agency)).toEqual(
          [0, 1, 2, 3, 4, 5].map((at) => `平川县第${at}局`),
        )
        expect(items.map(({ decisions }) => decisions.length)).toEqual([0, 0, 1, 0, 0, 0])
        expect(items[2]?.detail).toEqual(await store.document(items[2]?.detail.document.sha256 ?? ''))
      })
    })

    describe('the whole', () => {
      const DOCUMENTS = Array.from({ length: 12 }, (_, at) => ({
        document: `w${at}`,
        agency: at % 4 === 0 ? '平川县人民政府' : `平川县第${at % 4}局`,
        year: 2021 + Math.floor(at / 4),
        signedOn: `2024-01-${10 + at}`,
        findings: [{ about: `${at % 4} ${Math.floor(at / 4)}` }, { about: `own ${at}`, severity: 'info' as const }],
      }))

      it('has one digest for one end, whatever the order and however many work at once', async () => {
        for (const one of DOCUMENTS) await stored(store, one)
        const digest = await store.digest()
        const other = await make()
        const stores = await Promise.all([other.open(), other.open(), other.open()])
        const again = stores[0] as Store
        await again.admit(
          [...DOCUMENTS].reverse().map(({ document }) => arrival(document)),
          ENGINE,
        )
        await Promise.all([...DOCUMENTS].reverse().map((one, at) => storedAgain(stores[at % 3] as Store, one)))
        expect(await again.digest()).toBe(digest)
        const identity = shaOf('identity own 3')
        await again.decide({ ...decision('x', 1), identity })
        expect(await again.digest()).not.toBe(digest)
        await store.decide({ ...decision('x', 1), identity })
        expect(await again.digest()).toBe(await store.digest())
        await Promise.all(stores.map((one) => one.close()))
        await other.remove()
      })

      it('is opened by several at once', async () => {
        const other = await make()
        const stores = await Promise.all(Array.from({ length: 4 }, () => other.open()))
        await Promise.all(stores.map((one, at) => one.admit([arrival(`o${at}`)], ENGINE)))
        expect((await stores[0]?.status())?.documents.queued).toBe(4)
        await Promise.all(stores.map((one) => one.close()))
        await other.remove()
      })

      it('is refused when a newer gouji made it', async () => {
        await under.run(`insert into gouji_step (number, name, at) values (999, 'future', 0)`)
        await expect(under.open()).rejects.toThrow(/newer gouji/)
      })
    })
  })
}
