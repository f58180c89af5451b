import type { Block } from '../document/index.js'
import type { Extraction, Lang } from '../pipeline/index.js'
import type { Outline } from '../sandbox/index.js'
import { type NotOpened, tryInput } from './open-inputs.js'

/** How inputs are read. */
export interface ReadHow {
  readonly lang: Lang
  /** Child processes to read in; 0: in this process. By default few files are read here, more in as many as are of use. */
  readonly jobs?: number
  /** What is needed beside the result: nothing, the places of blocks, or the blocks with their text. */
  readonly keep: 'result' | 'outline' | 'document'
}

/** A result, and what was asked for beside it (more may be there); null where nothing could be parsed. */
export interface ReadInput {
  readonly path: string
  readonly extraction: Extraction
  readonly outline: Outline | null
  readonly document: readonly Block[] | null
}

/** Reads one file in this process. */
export async function readHere(path: string, lang: Lang): Promise<ReadInput | NotOpened> {
  const opened = await tryInput(path, lang)
  if ('failure' in opened) return opened
  const { extraction, parsed } = opened.run
  const blocks = parsed?.blocks ?? null
  return { path, extraction, outline: blocks, document: blocks }
}
