import type { Registry } from '../../agencies/index.js'
import type { AcrossRule } from '../across-rule.js'
import type { Lang } from '../lang.js'
import type { Findings } from '../run-rules.js'
import { type DigestSource, digestOf, type ReportDigest } from './digest.js'
import { runAcross } from './run-across.js'

/** Takes reports one by one, keeps only what comparing needs, and says at the end what does not fit together. */
export class AcrossCollector {
  readonly #digests = new Map<string, ReportDigest>()
  readonly #rules: readonly AcrossRule[]

  constructor(rules: readonly AcrossRule[]) {
    this.#rules = rules
  }

  /** Takes a report; `baseline` reports are compared with and get no findings. Returns what was kept, if anything. */
  add(source: DigestSource, options: { readonly baseline?: boolean } = {}): ReportDigest | null {
    const known = this.#digests.get(source.sha256)
    // The same document may be among those to check and among those to compare with: then it is checked.
    if (known && !(known.baseline && !options.baseline)) return known
    const digest = digestOf(source, options.baseline ?? false)
    if (digest) this.#digests.set(source.sha256, digest)
    return digest
  }

  /** The findings by sha256 of the document that they stand on. */
  finish(options: { readonly lang: Lang; readonly registry?: Registry }): ReadonlyMap<string, Findings> {
    return runAcross(this.#digests.values(), { ...options, rules: this.#rules })
  }
}
