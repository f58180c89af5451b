/** Why nothing, or not everything, can be said about an input (`contract.md` 2, `reason.code`). */
export type ReasonCode =
  | 'empty'
  | 'encrypted'
  | 'unsupported-format'
  | 'too-large'
  | 'damaged'
  | 'no-text-layer'
  | 'not-a-report'
  | 'table-missing'
  | 'cells-unreadable'
  | 'several-reports'
  | 'cut-off'
  | 'time-limit'
  | 'memory-limit'

/** Data for the reason's message, by name: a format, a limit, what was missing. Never a sentence. */
export type ReasonData = Readonly<Record<string, string | number>>

/**
 * The input cannot be read, and trying again will not help. Parsers throw it; the pipeline turns it
 * into a `refused` result. The sentence for people is made from `code` and `data` elsewhere.
 */
export class InputRefused extends Error {
  readonly code: ReasonCode
  readonly data: ReasonData

  constructor(code: ReasonCode, data: ReasonData = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'InputRefused'
    this.code = code
    this.data = data
  }
}
