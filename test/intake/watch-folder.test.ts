// Watch folders with real files, a real store and real readings. Times are short; what they mean is in stability.test.ts.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type IntakeEvent, pollResult, sayEvent, type WatchOptions, watchFolder } from '../../src/intake/index.js'
import { newPlace, type Place, until } from './intake-place.js'

let place: Place
let watchers: { stop(): Promise<void> }[] = []
beforeEach(async () => {
  place = await newPlace({ working: true })
  mkdirSync(place.inbox)
})
afterEach(async () => {
  await Promise.all(watchers.map((watcher) => watcher.stop()))
  watchers = []
  await place.close()
})

const inbox = (path: string) => join(place.inbox, path)
const sample = (path: string) => readFileSync(new URL(`../../samples/${path}`, import.meta.url))

function drop(path: string, bytes: string | Uint8Array = path): string {
  mkdirSync(dirname(inbox(path)), { recursive: true })
  writeFileSync(inbox(path), bytes)
  return inbox(path)
}

function watch(options: Partial<WatchOptions> = {}, deps: Partial<Parameters<typeof watchFolder>[1]> = {}) {
  const stop = new AbortController()
  const result = (sha256: string, signal: AbortSignal) => pollResult(place.store, sha256, signal)
  const watching = watchFolder(
    place.inbox,
    { ...place, result, ...deps },
    { signal: stop.signal, stableMs: 150, patienceMs: 600, interval: 400, ...options },
  )
  const watcher = {
    stop: async () => {
      stop.abort()
      await watching
    },
  }
  watchers.push(watcher)
  return watcher
}

const settled = (path: string) =>
  until(`${path} to be put away`, () =>
    place.events.find((event) => event.event === 'settled' && event.path === path),
  ) as Promise<Extract<IntakeEvent, { event: 'settled' }>>
const told = (kind: IntakeEvent['event'], path?: string) =>
  until(`${kind} of ${path}`, () =>
    place.events.find((event) => event.event === kind && (!path || ('path' in event && event.path === path))),
  )

it('puts a report into done with a note, keeping its sub-folder', async () => {
  watch()
  drop('县局/2023/年报.docx', sample('wrong-total-2023-docx/source.docx'))
  expect(await settled('县局/2023/年报.docx')).toMatchObject({ to: 'done/县局/2023/年报.docx', state: 'complete' })
  expect(existsSync(inbox('县局/2023/年报.docx'))).toBe(false)
  const note = readFileSync(inbox('done/县局/2023/年报.docx.txt'), 'utf8')
  expect(note).toMatch(/结果：读全（complete）[\s\S]*年度：2023[\s\S]*错误 \d+ 条[\s\S]*1\. \[错误\]/)
  expect(note).toMatch(/Result: read completely[\s\S]*year: 2023[\s\S]*1\. \[error\]/)
})

it('puts what cannot be read into failed with the reason, and writes over nothing', async () => {
  watch()
  drop('note.txt', 'one')
  await settled('note.txt')
  place.events.length = 0
  drop('note.txt', 'two')
  expect(await settled('note.txt')).toMatchObject({ to: 'failed/note-2.txt', state: 'refused' })
  place.events.length = 0
  drop('note.txt', 'two')
  expect(await settled('note.txt')).toMatchObject({ to: 'failed/note-3.txt' })
  expect(readFileSync(inbox('failed/note.txt'), 'utf8')).toBe('one')
  expect(readFileSync(inbox('failed/note-2.txt'), 'utf8')).toBe('two')
  expect(readFileSync(inbox('failed/note.txt.txt'), 'utf8')).toContain('请检查是否选错了文件')
  expect(readFileSync(inbox('failed/note-3.txt.txt'), 'utf8')).toContain('以前已经收过')
})

it('waits for a writer that pauses for longer than a file has to be quiet', async () => {
  watch({ patienceMs: 20_000 })
  const bytes = sample('wrong-total-2023-docx/source.docx')
  drop('slow.docx', bytes.subarray(0, 3000))
  await sleep(1_000)
  appendFileSync(inbox('slow.docx'), bytes.subarray(3000))
  expect(await settled('slow.docx')).toMatchObject({ state: 'complete' })
  expect(place.readings.size).toBe(1)
})

it('takes a file without its end after all, and the reader says that it is damaged', async () => {
  watch()
  drop('cut.docx', sample('wrong-total-2023-docx/source.docx').subarray(0, 3000))
  expect(await settled('cut.docx')).toMatchObject({ state: 'refused', to: 'failed/cut.docx' })
})

it('finds what came while it was off, what is renamed in, and what comes in a folder, polling or not', async () => {
  drop('before.txt')
  const first = watch({ polling: true })
  await settled('before.txt')
  drop('half.txt.part', 'renamed in')
  await told('passed-over', 'half.txt.part')
  renameSync(inbox('half.txt.part'), inbox('half.txt'))
  await settled('half.txt')
  await first.stop()
  watch({ interval: 60_000 })
  mkdirSync(join(place.folder, 'outside/deep'), { recursive: true })
  writeFileSync(join(place.folder, 'outside/deep/moved.txt'), 'moved')
  await told('watching')
  await sleep(500)
  renameSync(join(place.folder, 'outside'), inbox('moved-in'))
  await settled('moved-in/deep/moved.txt')
})

it('leaves links, pipes, hidden, temporary and other files, and walks a folder named like a file', async () => {
  writeFileSync(join(place.folder, 'secret.txt'), 'secret')
  symlinkSync(join(place.folder, 'secret.txt'), inbox('link.txt'))
  symlinkSync(place.folder, inbox('linked-folder'))
  execFileSync('mkfifo', [inbox('pipe.txt')])
  for (const name of ['.hidden.txt', '~$a.docx', 'a.zip', 'Thumbs.db']) drop(name)
  drop('x.pdf/inside.txt')
  watch()
  await settled('x.pdf/inside.txt')
  const left = place.events.flatMap((event) => (event.event === 'passed-over' ? [`${event.path} ${event.why}`] : []))
  expect(left.sort()).toEqual([
    '.hidden.txt hidden',
    'Thumbs.db temporary',
    'a.zip other-name',
    'link.txt link',
    'linked-folder link',
    'pipe.txt not-a-file',
    '~$a.docx temporary',
  ])
  expect(place.readings.size).toBe(1)
  for (const event of place.events) expect(sayEvent(event, 'zh')).not.toBe('')
})

it('takes odd names as they are', async () => {
  const names = [`${'长'.repeat(83)}ab.txt`, '行\n.txt', 'a\u202Ebc.txt', '-rf.txt', "'$(id)'.txt"]
  for (const name of names) drop(name)
  watch()
  for (const name of names) {
    const { to } = await settled(name)
    expect(readFileSync(inbox(to), 'utf8')).toBe(name)
    expect(existsSync(inbox(`${to}.txt`))).toBe(true)
  }
})

it('goes on with what a dead watcher had claimed, and with what a stopped one had', async () => {
  const dead = `.gouji/claimed/${hostname().replace(/[^A-Za-z0-9.]/g, '_')}-${deadProcess()}-abc-00ff00`
  drop(`${dead}/1/sub/left.txt`)
  drop(`${dead}/alive`, '')
  drop('.gouji/claimed/elsewhere-1-abc-00ff00/7/foreign.txt')
  drop('.gouji/claimed/elsewhere-1-abc-00ff00/alive', '')
  const never = new Promise<never>(() => {})
  const stopping = (_: string, signal: AbortSignal) =>
    Promise.race([never, once(signal, 'abort').then(() => signal.throwIfAborted() as never)])
  const first = watch({}, { result: stopping })
  await told('taken-up', 'sub/left.txt')
  await until('it to be read', () => place.readings.size === 1)
  await first.stop()
  watch()
  expect(await settled('sub/left.txt')).toMatchObject({ to: 'failed/sub/left.txt' })
  expect(existsSync(inbox('.gouji/claimed/elsewhere-1-abc-00ff00/7/foreign.txt'))).toBe(true)
  expect(readdirSync(inbox('.gouji/claimed'))).toHaveLength(2)
  watch({ beatMs: 100 })
  await settled('foreign.txt')
  expect([...place.readings.values()]).toEqual([1, 1])
})

it('reads a file again that is written to after it was claimed', async () => {
  let release: () => void = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  watch(
    {},
    {
      result: async (sha256, signal) => {
        await held
        return pollResult(place.store, sha256, signal)
      },
    },
  )
  drop('later.txt', 'first')
  await told('claimed')
  await until('the first reading', () => place.readings.size === 1)
  const claims = readdirSync(inbox('.gouji/claimed'), { recursive: true, encoding: 'utf8' })
  const claimed = claims.find((path) => basename(path) === 'later.txt') as string
  appendFileSync(inbox(`.gouji/claimed/${claimed}`), ' and second')
  drop('later.txt', 'a new one of that name')
  release()
  await until('both', () => place.events.filter(({ event }) => event === 'settled').length === 2)
  const kept = ['failed/later.txt', 'failed/later-2.txt'].map((path) => readFileSync(inbox(path), 'utf8'))
  expect(kept.sort()).toEqual(['a new one of that name', 'first and second'])
  expect(place.readings.size).toBe(3)
})

it('waits for a folder that goes away, and goes on when it is back', async () => {
  watch()
  await told('watching')
  renameSync(place.inbox, `${place.inbox}-away`)
  await told('folder-away')
  writeFileSync(join(`${place.inbox}-away`, 'while-away.txt'), 'x')
  renameSync(`${place.inbox}-away`, place.inbox)
  await settled('while-away.txt')
  expect(place.events.map(({ event }) => event)).toContain('folder-back')
})

it('puts nothing through a link that stands where its own folder should be', async () => {
  mkdirSync(join(place.folder, 'elsewhere'))
  symlinkSync(join(place.folder, 'elsewhere'), inbox('failed'))
  watch()
  drop('a.txt')
  await until('trouble', () => place.events.find((event) => event.event === 'trouble' && event.code === 'ENOTDIR'))
  expect(readdirSync(join(place.folder, 'elsewhere'))).toEqual([])
  rmSync(inbox('failed'))
  await settled('a.txt')
  expect(readFileSync(inbox('failed/a.txt'), 'utf8')).toBe('a.txt')
})

it('shares a folder between processes, each file once, even when one is killed', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `${index}.txt`)
  const script = fileURLToPath(new URL('watch-alone.ts', import.meta.url))
  const start = () => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, place.folder, place.inbox], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.on('data', (data) => {
      text += data
    })
    return {
      child,
      of: (event: string) => [...text.matchAll(new RegExp(`"event":"${event}","path":"([^"]+)"`, 'g'))].map((m) => m[1]),
    }
  }
  const both = [start(), start()]
  try {
    await until('both to watch', () => both.every((one) => one.of('watching').length === 1), 50_000)
    for (const name of names) drop(name)
    const [doomed, survivor] = both as [(typeof both)[0], (typeof both)[0]]
    await until('a claim', () => doomed.of('claimed').length > 0 || survivor.of('claimed').length === 60, 50_000)
    doomed.child.kill('SIGKILL')
    // The kill may leave an empty file whose name was just reserved, and one that is reserved in vain goes again: what
    // counts is that each text is there once.
    const texts = () =>
      putAway()
        .map((path) => textIfThere(inbox(path)))
        .filter((text) => text !== '')
    await until('all', () => texts().length >= 60, 50_000)
    expect(texts().sort()).toEqual([...names].sort())
    const claimed = [...doomed.of('claimed'), ...survivor.of('claimed')]
    expect([...claimed].sort()).toEqual([...names].sort())
    expect([...place.readings.values()]).toEqual(Array(60).fill(1))
  } finally {
    for (const { child } of both) child.kill('SIGKILL')
  }
}, 180_000)

function textIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Files in `failed` that are no notes. */
function putAway(): readonly string[] {
  if (!existsSync(inbox('failed'))) return []
  return readdirSync(inbox('failed'))
    .filter((name) => !name.endsWith('.txt.txt'))
    .map((name) => `failed/${name}`)
}

function deadProcess(): number {
  return Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }))
}
