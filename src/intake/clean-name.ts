// Names come from outside and are data: shown, stored, handed to the parser as a hint, never used as a path.

/** Most bytes of a name in UTF-8: what file systems hold, so that no stored name is longer than a real one. */
const MOST_BYTES = 255

/** Controls, bidirectional marks, separators, invisible characters and tags, lone surrogates: they hide or turn what is read. */
const HIDDEN =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Cs}/gu

/** Longest ending that is kept when a name is cut, in bytes with its dot: `.shtml` and room. */
const LONGEST_ENDING = 16

/**
 * A name fit to store and to show: last part of a path, NFC, without characters that hide or turn text, at most 255
 * bytes of UTF-8 (the ending is kept). Null where nothing is left.
 */
export function cleanName(name: string): string | null {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const clean = last.normalize('NFC').replace(HIDDEN, '').trim()
  return clean === '' || clean === '.' || clean === '..' ? null : fitName(clean, '')
}

/** `name` with `mark` before its ending (`a.pdf` and `-2` give `a-2.pdf`), cut so that `mostBytes` of UTF-8 hold it. */
export function fitName(name: string, mark: string, mostBytes = MOST_BYTES): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && Buffer.byteLength(name.slice(dot)) <= LONGEST_ENDING ? name.slice(dot) : ''
  const stem = name.slice(0, name.length - ending.length)
  return cut(stem, mostBytes - Buffer.byteLength(mark + ending)) + mark + ending
}

function cut(text: string, mostBytes: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > mostBytes) break
    kept += character
  }
  return kept
}
