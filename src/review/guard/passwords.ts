// Passwords as argon2id hashes, with the costs that OWASP recommends (19 MiB, two passes, one lane).
import { hash, verify } from '@node-rs/argon2'

const ARGON2ID = 2
const COSTS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Characters; NIST SP 800-63B asks for at least 8, and 15 where a password is all there is. */
export const SHORTEST_PASSWORD = 12
/** A hash of more costs more than anyone needs. */
export const LONGEST_PASSWORD = 1_000

/** Hashes at the same time: each takes 19 MiB and a thread, and a flood of logins must not take them all. */
const MOST_AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COSTS))
}

/** `encoded` null: there is no such account; takes as long as if there were. */
export async function passwordFits(encoded: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('of nobody at all')
  const against = encoded ?? (await nobody)
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')))
  return encoded !== null && fits
}

let nobody: Promise<string> | undefined

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  // A loop: between the call of who waited and its turn another may have come.
  while (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}
