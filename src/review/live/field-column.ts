/** One field of many rows: each value once, and a number a row. */
export class FieldColumn {
  readonly values: string[] = []
  readonly #codes = new Map<string, number>()
  #rows = new Int32Array(1024)

  /** The numbers of the values, by row; replaced as it grows. */
  get rows(): Int32Array {
    return this.#rows
  }

  /** Rows are first set in order. */
  set(row: number, value: string): void {
    if (row >= this.#rows.length) {
      const longer = new Int32Array(2 * this.#rows.length)
      longer.set(this.#rows)
      this.#rows = longer
    }
    // One more than the code is kept, so that 0 is a row without a value.
    this.#rows[row] = this.#codeOf(value) + 1
  }

  at(row: number): string {
    return this.values[(this.#rows[row] ?? 0) - 1] ?? ''
  }

  /** By number of value, as `rows` has them: 1 where `allows` says so. */
  allowed(allows: (value: string) => boolean): Uint8Array {
    const allowed = new Uint8Array(this.values.length + 1)
    for (const [code, value] of this.values.entries()) if (allows(value)) allowed[code + 1] = 1
    return allowed
  }

  /** Counts by number of value as counts by value; without zeros. */
  counted(counts: Int32Array): ReadonlyMap<string, number> {
    const by = new Map<string, number>()
    for (const [code, value] of this.values.entries()) {
      const count = counts[code + 1] ?? 0
      if (count > 0) by.set(value, count)
    }
    return by
  }

  #codeOf(value: string): number {
    const known = this.#codes.get(value)
    if (known !== undefined) return known
    this.values.push(value)
    this.#codes.set(value, this.values.length - 1)
    return this.values.length - 1
  }
}
