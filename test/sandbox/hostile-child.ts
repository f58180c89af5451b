// A child whose documents may say what it should do, as if they had taken it over: `!loop`, `!heap`, … `!fine` gets an
// answer without a reader, which is loaded only for the documents that say nothing.
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import type { Answer } from '../../src/sandbox/answer.js'
import { serve } from '../../src/sandbox/serve.js'

const MB = 1024 * 1024

/** An answer changed in one place, as a child that lies would send it. */
type Lie = (answer: Answer) => unknown

const LIES: Readonly<Record<string, Lie>> = {
  status: (answer) => withExtraction(answer, { status: 'splendid' }),
  unknown: (answer) => withExtraction(answer, { extra: 1 }),
  place: (answer) => withExtraction(answer, { notes: [{ code: 'cut-off', place: { in: 'pdf', page: 'one' } }] }),
  prototype: (answer) => withExtraction(answer, { cells: JSON.parse('{"__proto__":{"polluted":1}}') }),
  other: (answer) => {
    const { source } = answer.reading.extraction
    return withExtraction(answer, { source: { ...source, sha256: createHash('sha256').update('other').digest('hex') } })
  },
  lists: (answer) => ({
    ...answer,
    reading: { ...answer.reading, english: { ...answer.reading.english, anomalies: ['one more'] } },
  }),
}

function withExtraction(answer: Answer, change: object): unknown {
  return { ...answer, reading: { ...answer.reading, extraction: { ...answer.reading.extraction, ...change } } }
}

const DEEDS: Readonly<Record<string, () => unknown>> = {
  loop: () => {
    for (;;);
  },
  heap: () => {
    const kept: object[] = []
    for (;;) kept.push({ at: kept.length, list: [kept.length] })
  },
  buffer: async () => {
    const kept: Buffer[] = []
    for (;;) {
      kept.push(Buffer.alloc(8 * MB, 1))
      await new Promise((resolve) => setTimeout(resolve, 2)) // slow enough for the watch, as inflating is
    }
  },
  leap: () => new Uint8Array(4000 * MB),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  killParent: () => process.kill(process.ppid, 'SIGKILL'),
  exit: () => process.exit(7),
  throw: () => {
    throw new TypeError('cannot take "机密" from 报告全文 at 3')
  },
  garbage: () => writeSync(3, Buffer.from([0, 0, 0, 5, 1, 2, 3, 4, 255])),
  nodeCommand: () => writeFrame('{"cmd":"NODE_HANDLE","type":"net.Socket"}'),
  huge: () => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(100 * MB)
    writeSync(3, head)
    for (let sent = 0; sent < 100; sent++) writeSync(3, Buffer.alloc(MB, 32))
  },
  stale: () => writeFrame('{"kind":"failed","task":0,"error":{"name":"Error","message":"late"}}'),
  flood: () => {
    for (let line = 0; line < 40; line++) writeSync(2, `机密${'x'.repeat(1000)}\n`)
    writeSync(2, 'TypeError: 机密\n    at somewhere\n')
    process.exit(1)
  },
}

function writeFrame(text: string): void {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(Buffer.byteLength(text))
  writeSync(3, Buffer.concat([head, Buffer.from(text)]))
}

/** What a reader says of a text that is no report. */
function fine(bytes: Uint8Array): Answer {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    reading: {
      extraction: {
        schema: 'gouji/1',
        engine: { version: '0', layouts: '0', rules: '0' },
        source: { sha256, bytes: bytes.length, format: 'text' },
        status: 'refused',
        reason: { code: 'not-a-report', message: '不是报告' },
        report: null,
        layouts: null,
        cells: {},
        repairs: [],
        anomalies: [],
        undecided: [],
        notes: [],
      },
      english: { reason: 'not a report', anomalies: [], undecided: [] },
    },
    sections: [],
  }
}

serve(async (bytes, order) => {
  const [, word = ''] = /^!(\w+)$/.exec(new TextDecoder().decode(bytes.subarray(0, 40)).trim()) ?? []
  if (word === 'fine') return fine(bytes)
  if (LIES[word]) return LIES[word](fine(bytes)) as Answer
  if (!DEEDS[word]) return (await import('../../src/sandbox/read-document.js')).readDocument(bytes, order)
  await DEEDS[word]()
  return await new Promise<never>(() => {}) // waits for what the parent makes of it
})
