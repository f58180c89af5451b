const LEAVING =
  /(?:^|[;{}\s(.])(?:(?:window|document|self|top|parent)\s*\.\s*)*location(?:\s*\.\s*href)?\s*=\s*(["'])([^"'<>\s]+)\1|location\s*\.\s*(?:replace|assign)\s*\(\s*(["'])([^"'<>\s]+)\3\s*\)/

/** Characters; a shell page has nothing to read, a page with text only offers to go somewhere on a click. */
const MOST_TEXT_OF_SHELL = 120

/**
 * Where a page goes by script: `location.href='…'`, `location.replace('…')`, in a page that holds nothing else.
 * The script is never run. Null where the page stays, or where the address is put together.
 */
export function scriptTarget(scripts: string, { text, html }: { readonly text: string; readonly html: string }): string | null {
  if (html.length > 20_000 || text.replace(/\s+/g, '').length > MOST_TEXT_OF_SHELL) return null
  const found = LEAVING.exec(scripts.replace(/\/\*[\s\S]{0,2000}?\*\/|^\s*\/\/.*$/gm, ''))
  return found ? (found[2] ?? found[4] ?? null) : null
}
