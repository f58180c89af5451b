// What `gouji check` does: reads all inputs, keeps of each what comparing needs, and prints the results once
// everything is read. Memory grows by about 20 KB a report; the results themselves wait on disk.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Registry } from '../../agencies/index.js'
import { codeOf } from '../../intake/index.js'
import { AcrossCheck, type Extraction, type Lang, withFindings } from '../../pipeline/index.js'
import { allRules } from '../../rules/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { readInputs } from '../read-inputs.js'
import { spotsOf } from '../show/spots.js'
import { type Totals, WORDS } from '../words/index.js'
import type { Checked, Outcome } from './checked.js'
import { CommentedCopies } from './comment-copies.js'
import { asDraft } from './draft.js'
import { type FormatName, formatOf } from './formats/index.js'
import { rosterFrom, settingsFor } from './read-options.js'
import { ReturnList } from './return-list.js'
import { Roster } from './roster.js'
import { SAYS } from './says.js'
import type { Settings } from './settings.js'
import { Spool } from './spool.js'

export interface CheckOptions {
  readonly lang: Lang
  readonly format: FormatName
  /** CSV of the agencies that should hand in; also names them for linking. */
  readonly roster?: string
  /** Files and folders that are only compared with. */
  readonly baseline?: readonly string[]
  readonly draft?: boolean
  /** Folder for the return list and the commented copies. */
  readonly out?: string
  readonly config?: string
  /** Child processes to read in, as `readInputs` takes it. */
  readonly jobs?: number
}

/** Checks and prints; returns the counts, or null when an option could not be used, which has been said. */
export async function checkReports(paths: readonly string[], options: CheckOptions): Promise<Totals | null> {
  const settings = await settingsFor(options.config, options.lang)
  const registry = options.roster === undefined ? undefined : await rosterFrom(options.roster, options.lang)
  if (settings === null || registry === null) return null
  const run = new CheckRun(options, settings, registry)
  const spool = await Spool.open()
  try {
    await run.readAll(paths, spool)
    await run.printAll(spool)
  } finally {
    await spool.remove()
  }
  return run.totals
}

class CheckRun {
  readonly totals: Totals = { complete: 0, partial: 0, refused: 0, failed: 0, error: 0, warning: 0, info: 0 }
  readonly #options: CheckOptions
  readonly #settings: Settings
  readonly #registry: Registry | undefined
  readonly #across = new AcrossCheck()
  readonly #roster: Roster | null
  readonly #byRule = new Map<string, { error: number; warning: number; info: number }>()
  #silenced = 0

  constructor(options: CheckOptions, settings: Settings, registry: Registry | undefined) {
    this.#options = options
    this.#settings = settings
    this.#registry = registry
    this.#roster = registry ? new Roster(registry) : null
  }

  async readAll(paths: readonly string[], spool: Spool): Promise<void> {
    const { lang, format, baseline, jobs } = this.#options
    const how = { lang, keep: 'result', ...(jobs === undefined ? {} : { jobs }) } as const
    if (baseline)
      for await (const { extraction } of readInputs(baseline, how, { failed: 0 }))
        this.#across.add(extraction, { baseline: true })
    const isData = format === 'json' || format === 'sarif'
    for await (const { path, extraction, outline } of readInputs(
      paths,
      { ...how, keep: isData ? 'result' : 'outline' },
      this.totals,
    )) {
      this.#across.add(extraction)
      this.#roster?.receive(extraction.report?.agency ?? null, extraction.report?.year ?? null)
      await spool.add({ path, extraction, spots: isData ? new Map() : spotsOf(outline && { blocks: outline }) })
    }
  }

  async printAll(spool: Spool): Promise<void> {
    const { lang, out } = this.#options
    const format = formatOf(this.#options.format, lang)
    const found = this.#across.finish({ lang, ...(this.#registry ? { registry: this.#registry } : {}) })
    const list = new ReturnList(lang)
    const copies = out === undefined ? null : new CommentedCopies(out, lang)
    await print(format.begin())
    for await (const { path, extraction, spots } of spool.read()) {
      const checked = this.#settle({ path, spots, extraction: withFindings(extraction, found.get(extraction.source.sha256)) })
      await print(format.record(checked))
      if (copies === null) continue
      list.add(checked)
      if (!(await copies.add(checked))) notice(SAYS[lang].notCommented(safe(path)))
    }
    if (this.totals.refused > 0) exitAtLeast(INPUT_FAILED)
    const outcome = this.#outcome()
    if (out !== undefined) await this.#write(join(out, 'return-list.xlsx'), list.finish(outcome.roster))
    await print(format.end(outcome))
    this.#noticeOutcome(outcome)
  }

  /** The report as it is printed: as a draft, and with the settings applied; counted. */
  #settle({ path, spots, extraction }: Omit<Checked, 'silenced'>): Checked {
    const judged = this.#options.draft ? asDraft(extraction, this.#options.lang) : extraction
    const { findings, silenced } = this.#settings.apply(judged.anomalies, judged.report?.agency ?? null)
    this.#count({ ...judged, anomalies: findings }, silenced)
    return {
      path,
      spots,
      silenced,
      extraction: silenced === 0 && findings === judged.anomalies ? judged : { ...judged, anomalies: findings },
    }
  }

  #count({ status, anomalies }: Extraction, silenced: number): void {
    this.totals[status]++
    this.#silenced += silenced
    for (const { severity, rule } of anomalies) {
      this.totals[severity]++
      const counts = this.#byRule.get(rule) ?? { error: 0, warning: 0, info: 0 }
      counts[severity]++
      this.#byRule.set(rule, counts)
    }
  }

  #outcome(): Outcome {
    const byRule = new Map(
      allRules.flatMap(({ id }) => (this.#byRule.has(id) ? [[id, this.#byRule.get(id) as Counts] as const] : [])),
    )
    const roster = this.#roster?.finish() ?? null
    return { byRule, silenced: this.#silenced, roster, totals: WORDS[this.#options.lang].totals(this.totals) }
  }

  /** Data on standard output holds no sentences for people; they get them beside it. */
  #noticeOutcome({ roster, silenced, totals }: Outcome): void {
    const { format, lang } = this.#options
    if (format !== 'json' && format !== 'sarif') return
    if (roster) notice(safe(SAYS[lang].roster(roster)))
    if (silenced > 0) notice(SAYS[lang].silenced(silenced))
    const { complete, partial, refused, failed } = this.totals
    if (complete + partial + refused + failed > 1) notice(totals)
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const words = WORDS[this.#options.lang]
    try {
      await mkdir(join(path, '..'), { recursive: true })
      await writeFile(path, bytes)
      notice(words.written(safe(path)))
    } catch (error) {
      notice(words.notWritten(safe(path), codeOf(error)))
      exitAtLeast(WRONG_USAGE)
    }
  }
}

type Counts = { readonly error: number; readonly warning: number; readonly info: number }
