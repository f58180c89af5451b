import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Turnstile } from '../../src/work/index.js'

async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  void promise.then(() => {
    done = true
  })
  await turn()
  return done
}

it('lets many in, one alone when all others have left, and all again after that', async () => {
  const turnstile = new Turnstile()
  await Promise.all([turnstile.enter(), turnstile.enter(), turnstile.enter()])
  const alone = turnstile.alone()
  const [late, later] = [turnstile.enter(), turnstile.enter()]
  turnstile.leave(false)
  expect([await settled(alone), await settled(late)]).toEqual([false, false])
  turnstile.leave(false)
  expect([await settled(alone), await settled(late)]).toEqual([true, false])
  turnstile.leave(true)
  expect([await settled(late), await settled(later)]).toEqual([true, true])
})

it('lets one be alone at once who is, and refuses the second who asks', async () => {
  const turnstile = new Turnstile()
  await turnstile.enter()
  expect(await turnstile.alone()).toBe(true)
  turnstile.leave(true)
  await Promise.all([turnstile.enter(), turnstile.enter()])
  const first = turnstile.alone()
  expect(await turnstile.alone()).toBe(false)
  turnstile.leave(false)
  expect(await first).toBe(true)
})
