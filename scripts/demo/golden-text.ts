import type { Extraction } from '../../src/pipeline/index.js'

/**
 * A record as a golden file keeps it: indented for reading differences, and without `engine`, which
 * changes with every rule and would hide the differences that matter.
 */
export function goldenText({ engine: _engine, ...record }: Extraction): string {
  return `${JSON.stringify(record, null, 1)}\n`
}
