// Errors that say what happens next, for everything outside the pure zone. The third, `InputRefused`, lives in
// src/document: the pipeline turns it into a refused record.

/** The environment is not ready (disk full, server away): the same work may succeed after `delayMs`. */
export class TryLater extends Error {
  override readonly name = 'TryLater'
  constructor(
    message: string,
    readonly delayMs: number,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
  }
}

/** A mistake in the program: stop, and say it. */
export class Bug extends Error {
  override readonly name = 'Bug'
}
