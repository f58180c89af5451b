// Messages on a pipe: four bytes of length (big endian), then as many bytes. Node's own channel between processes
// is not used, since it hands whatever a child writes to a decoder that throws in the parent, and has no largest size.

const HEAD_BYTES = 4

/** A message longer than allowed was announced. */
export class FrameTooLong extends Error {
  override readonly name = 'FrameTooLong'
  constructor(readonly bytes: number) {
    super(`a message of ${bytes} bytes is longer than allowed`)
  }
}

/** The head that goes before `bytes` bytes. */
export function frameHead(bytes: number): Buffer {
  const head = Buffer.allocUnsafe(HEAD_BYTES)
  head.writeUInt32BE(bytes)
  return head
}

/** Puts messages together from the chunks of a pipe. Holds at most one message and one chunk. */
export class Frames {
  readonly #longest: number
  #chunks: Buffer[] = []
  #held = 0

  constructor(longest: number) {
    this.#longest = longest
  }

  /** The messages that end in this chunk. Throws `FrameTooLong` as soon as a head says so. */
  *take(chunk: Buffer): Generator<Buffer> {
    this.#chunks.push(chunk)
    this.#held += chunk.length
    while (this.#held >= HEAD_BYTES) {
      if ((this.#chunks[0] as Buffer).length < HEAD_BYTES) this.#chunks = [Buffer.concat(this.#chunks)]
      const length = (this.#chunks[0] as Buffer).readUInt32BE()
      if (length > this.#longest) throw new FrameTooLong(length)
      if (this.#held < HEAD_BYTES + length) return
      const whole = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks)
      const rest = whole.subarray(HEAD_BYTES + length)
      this.#chunks = rest.length > 0 ? [rest] : []
      this.#held = rest.length
      yield whole.subarray(HEAD_BYTES, HEAD_BYTES + length)
    }
  }
}
