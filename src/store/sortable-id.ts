import { randomBytes } from 'node:crypto'

/** Crockford's alphabet: no letter that is read as another, and bytes that sort like the numbers they stand for. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const TIME_CHARACTERS = 10
const RANDOM_CHARACTERS = 16

let lastTime = 0
let counter = 0

/** An id that sorts by the time it was made (ULID: 26 characters); ids of one process never go back. */
export function sortableId(now = Date.now()): string {
  counter = now > lastTime ? 0 : counter + 1
  lastTime = Math.max(now, lastTime)
  // Four characters count ids of one millisecond, so that their order is that of their making.
  return base32(lastTime, TIME_CHARACTERS) + base32(counter, 4) + noise(RANDOM_CHARACTERS - 4)
}

function base32(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = `${ALPHABET[rest % 32]}${text}`
  return text
}

function noise(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % 32]).join('')
}
