/** All headers of one fetch together, in bytes. */
const MOST_BYTES = 16_384

/** Headers as a fetch row keeps them: bounded, and without what identifies a visit. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {}
  let bytes = 0
  for (const [name, value] of Object.entries(headers)) {
    const shown = name === 'set-cookie' ? '…' : Buffer.from(value, 'latin1').toString('utf8').slice(0, 2_000)
    bytes += name.length + shown.length
    if (bytes > MOST_BYTES) break
    kept[name] = shown
  }
  return kept
}
