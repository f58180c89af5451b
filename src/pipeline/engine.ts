import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { layouts } from '../layouts/index.js'
import { allRules } from '../rules/index.js'

/** The version of the program; a test holds it against package.json, which the pure zone cannot read. */
export const VERSION = '0.1.0'

const HASH_DIGITS = 12

function shortHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value)))).slice(0, HASH_DIGITS)
}

let engine: { version: string; layouts: string; rules: string } | undefined

/** What produced a result: the program's version, and hashes of the forms and of the list of rules. */
export function engineOf(): { version: string; layouts: string; rules: string } {
  engine ??= {
    version: VERSION,
    layouts: shortHash(layouts),
    rules: shortHash(allRules.map((rule) => [rule.id, rule.severity, rule.catalogue])),
  }
  return engine
}
