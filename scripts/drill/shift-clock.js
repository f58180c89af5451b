// Loaded before a program whose clock is to be wrong, by DRILL_CLOCK_MS milliseconds.
const offMs = Number(process.env.DRILL_CLOCK_MS)
const Real = Date

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + offMs)
    else super(...given)
  }

  static now() {
    return Real.now() + offMs
  }
}
