// When a file counts as whole, without a disk and without waiting.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HEAD_BYTES, looksWhole, TAIL_BYTES } from '../../src/intake/watch/looks-whole.js'
import { Stability } from '../../src/intake/watch/stability.js'

const print = (size: number, time = 0) => ({ size, mtimeNs: BigInt(time), ino: 1n })

it('waits until size and time stand still, then for the end, then no longer', () => {
  const stability = new Stability({ stableMs: 5_000, patienceMs: 60_000 })
  const see = (size: number, time: number, now: number) => stability.see('a', print(size, time), now)
  expect(see(100, 1, 0)).toBe('wait')
  expect(see(100, 1, 4_999)).toBe('wait')
  expect(see(100, 2, 5_000)).toBe('wait')
  expect(see(100, 2, 9_999)).toBe('wait')
  expect(see(100, 2, 10_000)).toBe('look-at-end')
  expect(see(100, 2, 69_999)).toBe('look-at-end')
  expect(see(100, 2, 70_000)).toBe('take')
  expect(see(101, 3, 70_001)).toBe('wait')
})

it('counts from the last change, whenever the looks come', () => {
  const looks = fc.array(fc.record({ after: fc.nat(9_000), size: fc.nat(2) }), { minLength: 1 })
  fc.assert(
    fc.property(looks, (steps) => {
      const stability = new Stability({ stableMs: 5_000, patienceMs: 10_000 })
      let now = 0
      let since = 0
      let last = -1
      for (const { after, size } of steps) {
        now += after
        if (size !== last) since = now
        last = size
        const quiet = now - since
        const due = quiet < 5_000 ? 'wait' : quiet < 15_000 ? 'look-at-end' : 'take'
        expect(stability.see('a', print(size), now)).toBe(due)
      }
    }),
  )
})

it('begins anew for a file that went and came', () => {
  const stability = new Stability({ stableMs: 10, patienceMs: 10 })
  stability.see('a', print(1), 0)
  stability.forget('a')
  expect(stability.see('a', print(1), 100)).toBe('wait')
})

const whole = (bytes: Uint8Array) => looksWhole(bytes.subarray(0, HEAD_BYTES), bytes.subarray(-TAIL_BYTES))

it.each(['broken-table-2024-pdf/source.pdf', 'wrong-total-2023-docx/source.docx'])('sees that %s is cut', (name) => {
  const bytes = readFileSync(new URL(`../../samples/${name}`, import.meta.url))
  expect(whole(bytes)).toBe(true)
  expect(whole(Buffer.concat([bytes, Buffer.from('\r\n')]))).toBe(true)
  for (const share of [0.1, 0.5, 0.9, 0.99]) expect(whole(bytes.subarray(0, bytes.length * share)), String(share)).toBe(false)
})

it('lets formats without a certain end pass, and nothing that is empty', () => {
  expect(whole(Buffer.from('一、总体情况'))).toBe(true)
  expect(whole(Buffer.from('<html>'))).toBe(true)
  expect(whole(new Uint8Array())).toBe(false)
})
