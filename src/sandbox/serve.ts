// The loop of a child: takes a document from standard input, answers on a pipe of its own, and ends when the parent
// goes. Standard output is nobody's: libraries print to it.
import { writeSync } from 'node:fs'
import type { Answer, Message } from './answer.js'
import { Frames, frameHead } from './frames.js'
import { CHUNK_BYTES, type Order } from './order.js'

/** Reads one document. What it throws is an error of the program. */
export type ReadDocument = (bytes: Uint8Array, order: Order) => Promise<Answer>

/** The file descriptor of answers, opened by the parent. Nothing here makes a stream of it, so writing to it waits. */
const ANSWERS = 3

/** Serves until standard input ends. */
export function serve(read: ReadDocument): void {
  // A person's Ctrl+C reaches the whole group; the parent decides what becomes of running work.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => {})
  const frames = new Frames(CHUNK_BYTES)
  let order: Order | null = null
  let chunks: Buffer[] = []
  process.stdin.on('data', (data: Buffer) => {
    for (const frame of frames.take(data)) {
      if (order === null) order = JSON.parse(frame.toString('utf8')) as Order
      else if (frame.length > 0) chunks.push(frame)
      else {
        const [asked, parts] = [order, chunks]
        order = null
        chunks = []
        void answer(read, asked, parts).then(say)
      }
    }
  })
  process.stdin.on('end', () => process.exit(0))
  say({ kind: 'ready' })
}

async function answer(read: ReadDocument, order: Order, parts: Buffer[]): Promise<Message> {
  const { task } = order
  try {
    return { kind: 'answer', task, answer: await read(joined(parts), order) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
    return { kind: 'failed', task, error: { name, message } }
  }
}

/** One plain array of its own; the parts are let go. */
function joined(parts: Buffer[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts.splice(0)) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function say(message: Message): void {
  const body = Buffer.from(JSON.stringify(message))
  const bytes = Buffer.concat([frameHead(body.length), body])
  for (let at = 0; at < bytes.length; ) at += writeSync(ANSWERS, bytes, at)
}
