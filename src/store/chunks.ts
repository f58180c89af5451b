/** Values of one list in a statement: far below what either engine allows, and few enough for one plan. */
export const MOST_IN_LIST = 500

/** A list in pieces of at most `size`. */
export function chunks<Value>(values: readonly Value[], size = MOST_IN_LIST): Value[][] {
  const pieces: Value[][] = []
  for (let at = 0; at < values.length; at += size) pieces.push(values.slice(at, at + size))
  return pieces
}
