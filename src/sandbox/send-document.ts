// Sends an order and its document to a child, a chunk at a time: the parent holds no document as a whole.
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { frameHead } from './frames.js'
import { CHUNK_BYTES, type Order } from './order.js'
import type { Task } from './sandbox.js'

/** What was sent, to know an answer by. */
export interface Sent {
  readonly sha256: string
  readonly bytes: number
}

/**
 * Closes `file`. Rejects with the system's error when the file cannot be read, with code `EFBIG` when it has grown
 * beyond `most` bytes.
 * A child that goes meanwhile is no error here: nothing waits, since a broken pipe takes everything.
 */
export async function sendDocument(
  file: FileHandle,
  child: NodeJS.WritableStream,
  { id, task, most }: { readonly id: number; readonly task: Task; readonly most: number },
): Promise<Sent> {
  const order: Order = { task: id, hint: task.hint, document: task.document === true, outline: task.outline === true }
  try {
    const hash = createHash('sha256')
    let bytes = 0
    await send(child, Buffer.from(JSON.stringify(order)))
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES)
      if (bytesRead === 0) break
      bytes += bytesRead
      if (bytes > most) throw Object.assign(new Error(`larger than ${most} bytes`), { code: 'EFBIG' })
      const chunk = buffer.subarray(0, bytesRead)
      hash.update(chunk)
      await send(child, chunk)
    }
    await send(child, Buffer.alloc(0))
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    await file.close()
  }
}

/** Resolves when the pipe has taken the message, or is broken. */
function send(child: NodeJS.WritableStream, body: Buffer): Promise<void> {
  child.write(frameHead(body.length))
  return new Promise((resolve) => child.write(body, () => resolve()))
}
