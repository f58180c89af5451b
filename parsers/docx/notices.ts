import type { Note, NoteCode, Place } from '../../src/document/index.js'

/** Collects what is noticed while reading: one note a kind, with a count and the first place. */
export class Notices {
  readonly #seen = new Map<NoteCode, { count: number; place: Place }>()

  add(code: NoteCode, place: Place): void {
    const seen = this.#seen.get(code)
    if (seen) seen.count++
    else this.#seen.set(code, { count: 1, place })
  }

  notes(): Note[] {
    return [...this.#seen].map(([code, { count, place }]) => ({ code, data: { count }, place }))
  }
}
