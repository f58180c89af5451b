// Writes a copy of each DOCX with Word comments at the cells in question. Originals are only read.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Lang } from '../../pipeline/index.js'
import { WORDS } from '../words/index.js'
import type { Checked, Finding } from './checked.js'
import { type WordComment, withComments } from './word-comments.js'

/** Names that were given out, so that two drafts of one name do not overwrite each other. */
export class CommentedCopies {
  readonly #folder: string
  readonly #lang: Lang
  readonly #names = new Set<string>()

  constructor(folder: string, lang: Lang) {
    this.#folder = join(folder, 'commented')
    this.#lang = lang
  }

  /** Writes the copy of one report; false where its file takes no comments. Nothing is written for other formats or without findings. */
  async add({ path, extraction }: Checked): Promise<boolean> {
    const { source, anomalies } = extraction
    if (source.format !== 'docx' || anomalies.length === 0 || path === '-') return true
    const bytes = await readFile(path)
    if (createHash('sha256').update(bytes).digest('hex') !== source.sha256) return false
    const copy = withComments(
      bytes,
      anomalies.map((finding) => this.#comment(finding)),
    )
    if (copy === null) return false
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, this.#nameFor(path, source.sha256)), copy)
    return true
  }

  #comment({ evidence, severity, message, rule, expected }: Finding): WordComment {
    const words = WORDS[this.#lang]
    // Of a sum the last operand is the total, where a reader looks first.
    const at = evidence.at(-1) ?? evidence[0]
    const place = at?.place.in === 'docx' ? at.place : { part: '', path: '' }
    const should = expected === null ? '' : words.note(String(expected))
    return { part: place.part, path: place.path, text: `${words.severity[severity]}${should}${words.colon}${message}\n${rule}` }
  }

  #nameFor(path: string, sha256: string): string {
    const name = basename(path)
    const free = this.#names.has(name) ? name.replace(/(\.[^.]*)?$/, (end) => `-${sha256.slice(0, 8)}${end}`) : name
    this.#names.add(free)
    return free
  }
}
