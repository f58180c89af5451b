/**
 * The generator's only source of chance: mulberry32, seeded, the same on every machine.
 * Nothing here reads a clock or `Math.random`, so a seed names a document for good.
 */
export class Random {
  private state: number

  /** `seed` is any integer; `stream` separates uses of one seed, so that adding one use does not shift another. */
  constructor(seed: number, stream = '') {
    let hash = 0x811c9dc5 ^ seed
    for (const char of stream) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193)
    this.state = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ seed
    // Neighbouring seeds start alike; a few turns part them.
    for (let i = 0; i < 4; i++) this.next()
  }

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** True with probability `share`. */
  chance(share: number): boolean {
    return this.next() < share
  }

  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T
  }

  /** `count` different ones of `items`, in their order. */
  sample<T>(items: readonly T[], count: number): T[] {
    const left = items.map((_, index) => index)
    const taken: number[] = []
    while (taken.length < count && left.length > 0) taken.push(...left.splice(this.int(0, left.length - 1), 1))
    return taken.sort((a, b) => a - b).map((index) => items[index] as T)
  }
}
