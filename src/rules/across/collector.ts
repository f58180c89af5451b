import type { Registry } from '../../agencies/index.js'
import type { AcrossRule, LinkedReport } from '../across-rule.js'
import type { Lang } from '../lang.js'
import type { Findings } from '../run-rules.js'
import { type DigestSource, digestOf, type ReportDigest } from './digest.js'
import { linkReports } from './link.js'
import { runAcross } from './run-across.js'

interface FinishOptions {
  readonly lang: Lang
  readonly registry?: Registry
  readonly only?: string
}

/** Takes reports one by one, keeps only what comparing needs, and says at the end what does not fit together. */
export class AcrossCollector {
  readonly #digests = new Map<string, ReportDigest>()
  readonly #rules: readonly AcrossRule[]
  #linked: { readonly registry: Registry | undefined; readonly reports: readonly LinkedReport[] } | null = null

  constructor(rules: readonly AcrossRule[]) {
    this.#rules = rules
  }

  /** Takes a report; `baseline` reports are compared with and get no findings. Returns what was kept, if anything. */
  add(source: DigestSource, options: { readonly baseline?: boolean } = {}): ReportDigest | null {
    const known = this.#digests.get(source.sha256)
    // The same document may be among those to check and among those to compare with: then it is checked.
    if (known && !(known.baseline && !options.baseline)) return known
    const digest = digestOf(source, options.baseline ?? false)
    if (digest) this.#put(digest)
    return digest
  }

  /** Takes what `add` gave back for the same report before, which saves making it again. */
  take(digest: ReportDigest): void {
    const known = this.#digests.get(digest.sha256)
    if (!known || (known.baseline && !digest.baseline)) this.#put(digest)
  }

  /**
   * The findings by sha256 of the document that they stand on; with `only`, those of one document. `registry`: the agencies
   * that a user named; without it names alone say what is one agency.
   */
  finish({ lang, registry, only }: FinishOptions): ReadonlyMap<string, Findings> {
    // Whoever asks in two languages asks twice; who stands beside whom is the same.
    if (this.#linked?.registry !== registry || this.#linked === null)
      this.#linked = { registry, reports: linkReports(this.#digests.values(), registry) }
    return runAcross(this.#linked.reports, { lang, rules: this.#rules, ...(only === undefined ? {} : { only }) })
  }

  #put(digest: ReportDigest): void {
    this.#digests.set(digest.sha256, digest)
    this.#linked = null
  }
}
