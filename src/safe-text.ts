/**
 * Characters that make a terminal do something or show text in another order than it has: controls
 * (ESC among them), bidirectional marks, separators, invisible characters and tags, lone surrogates.
 */
const UNSAFE =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Cs}/gu

/**
 * A text from outside, fit for one line of a terminal: line breaks and tabs become a space, every
 * other unsafe character shows as `<U+202E>`. Nothing is dropped, so what is odd stays visible.
 */
export function safe(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(UNSAFE, (character) => `<${codePoint(character)}>`)
}

/** `U+5E74` for 年; at least four digits. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The code points of a text, separated by spaces. */
export function codePoints(text: string): string {
  return Array.from(text, codePoint).join(' ')
}

/** The same for people: a character that repeats is told once, `U+003F×50`. */
export function codePointRuns(text: string): string {
  const runs = text.match(/([\s\S])\1*/gu) ?? []
  return runs
    .map((run) => [codePoint(run), Array.from(run).length] as const)
    .map(([point, times]) => (times === 1 ? point : `${point}×${times}`))
    .join(' ')
}
