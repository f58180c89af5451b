import { jsonLine } from '../../show/json-line.js'
import type { Format } from '../checked.js'

/** One line of JSON a report (`contract.md` 2), and nothing else. */
export function jsonFormat(): Format {
  return { begin: () => '', record: ({ path, extraction }) => jsonLine(path, extraction), end: () => '' }
}
