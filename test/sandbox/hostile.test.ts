import { afterAll, describe, expect, it } from 'vitest'
import { type Outcome, openSandbox, type Task } from '../../src/sandbox/index.js'
import { Files, HOSTILE_CHILD, SAMPLES, taskFor } from './support.js'

const MB = 1024 * 1024
/** Commands are short files; anything else gets the time of a loaded machine. */
const LOOP_MS = 1_500

const files = new Files()
const sandbox = openSandbox({
  children: 2,
  entry: HOSTILE_CHILD,
  limits: {
    taskMs: (bytes) => (bytes < 100 ? LOOP_MS : 90_000),
  },
})
afterAll(async () => {
  await sandbox.close()
  files.remove()
})

const HARMLESS = files.task('!fine')
const read = (content: string) => sandbox.read(files.task(content))
const onLinux = process.platform === 'linux'

/** A harmless document beside and after a hostile one; what became of the hostile one. */
async function amongHarmless(content: string): Promise<Outcome> {
  const [outcome, beside] = await Promise.all([read(content), sandbox.read(HARMLESS)])
  const start = performance.now()
  const after = await sandbox.read(HARMLESS)
  expect(performance.now() - start).toBeLessThan(1_000)
  expect([beside.kind, after.kind]).toEqual(['read', 'read'])
  return outcome
}

describe('a document that takes over its child costs itself and nothing else', () => {
  it('in an endless loop', async () => {
    const outcome = await amongHarmless('!loop')
    expect(outcome).toMatchObject({ kind: 'bounded', code: 'time-limit' })
    expect(outcome.ms).toBeGreaterThan(LOOP_MS - 50)
  })

  it('filling the heap of the engine', { timeout: 90_000 }, async () => {
    const slow = openSandbox({ children: 1, entry: HOSTILE_CHILD, limits: { heapBytes: 96 * MB } })
    const outcome = await slow.read(files.task('!heap'))
    await slow.close()
    expect(outcome).toMatchObject({ kind: 'bounded', code: 'memory-limit' })
  })

  it.runIf(onLinux)('filling memory outside of the heap', async () => {
    const slow = openSandbox({ children: 1, entry: HOSTILE_CHILD, limits: { residentBytes: 400 * MB } })
    const outcome = await slow.read(files.task('!buffer'))
    await slow.close()
    expect(outcome).toEqual({ kind: 'bounded', code: 'memory-limit', message: 'more than 400 MB of memory', ms: outcome.ms })
  })

  it.runIf(onLinux)('asking for more than the system gives, in one leap', async () => {
    expect(await amongHarmless('!leap')).toMatchObject({ kind: 'crashed', message: expect.stringContaining('RangeError') })
  })

  it.each([
    ['!kill', 'ended by SIGKILL'],
    ['!exit', 'ended with code 7'],
    ['!throw', 'TypeError: cannot take … from … at 3'],
    ['!garbage', 'not JSON'],
    ['!nodeCommand', 'wrong shape'],
    ['!huge', 'a message of 104857600 bytes is longer than allowed'],
    ['!stale', 'not asked for'],
    ['!flood', 'ended with code 1 (TypeError)'],
    ['!status', 'wrong shape: invalid_value at answer.reading.extraction.status'],
    ['!unknown', 'wrong shape: unrecognized_keys'],
    ['!place', 'wrong shape'],
    ['!prototype', 'a cell that is none'],
    ['!other', 'about another document'],
    ['!lists', 'lists of different lengths'],
  ])('by %s', async (content, message) => {
    expect(await amongHarmless(content)).toMatchObject({ kind: 'crashed', message: expect.stringContaining(message) })
  })

  it('never says what stood in the document', async () => {
    for (const content of ['!throw', '!flood']) expect(JSON.stringify(await read(content))).not.toMatch(/机密|报告|x{9}/)
  })

  it('holds no more of an answer than is allowed', async () => {
    const before = process.memoryUsage().rss
    await read('!huge')
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MB)
  })
})

it('reads every good document of a load of which a fifth is hostile', { timeout: 180_000 }, async () => {
  const deeds = ['!loop', '!kill', '!huge', '!leap']
  const load = Array.from({ length: 20 }, (_, index): { task: Task; good: boolean } => {
    if (index % 5 === 2) return { task: files.task(deeds[(index - 2) / 5] ?? ''), good: false }
    return { task: taskFor(SAMPLES[index % SAMPLES.length] as string), good: true }
  })
  const outcomes = await Promise.all(load.map(({ task }) => sandbox.read(task)))
  const lost = outcomes.filter(({ kind }, index) => kind !== 'read' && load[index]?.good)
  expect(lost).toEqual([])
  expect(outcomes.filter(({ kind }) => kind !== 'read')).toHaveLength(deeds.length)
})
