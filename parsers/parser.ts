import type { Format, ParsedDocument } from '../src/document/index.js'

/** What the caller knows about the bytes. Hints only: the bytes decide. */
export interface ParseHint {
  /** A file name; never used as a path. */
  readonly name?: string
  /** A media type as a server declared it. */
  readonly mediaType?: string
  /** A charset as a server declared it. */
  readonly charset?: string
}

/**
 * Where the PDF engine finds its own data (character maps, standard fonts, codecs): addresses that
 * end in `/`. The pure zone touches no file system, so whoever runs it says where they are.
 */
export interface EngineAssets {
  readonly pdf?: { readonly cMapUrl: string; readonly standardFontDataUrl: string; readonly wasmUrl: string }
}

/** One format. A parser is pure: bytes in, a document out, `InputRefused` when that cannot be. */
export interface Parser {
  readonly format: Format
  /** Whether the bytes are of this format, judged by the bytes alone. Cheap; never throws. */
  recognises(bytes: Uint8Array): boolean
  /** Reads a document. Does not change `bytes`. Throws `InputRefused`, and nothing else for bad input. */
  parse(bytes: Uint8Array, hint: ParseHint, assets: EngineAssets): Promise<ParsedDocument>
}
