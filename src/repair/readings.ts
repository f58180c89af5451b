import { READINGS } from './tables/readings.js'

interface Readings {
  readonly first: ReadonlyMap<string, string>
  readonly others: ReadonlyMap<string, ReadonlySet<string>>
  /** Every syllable with its characters, those first that are mostly read so. */
  readonly syllables: ReadonlyMap<string, string>
}

let loaded: Readings | undefined

function readings(): Readings {
  if (loaded) return loaded
  const first = new Map<string, string>()
  const others = new Map<string, Set<string>>()
  const syllables = new Map<string, string>()
  for (const line of READINGS.trim().split('\n')) {
    const [syllable = '', rest = ''] = line.split(' ')
    const [main = '', other = ''] = rest.split('|')
    syllables.set(syllable, main + other)
    for (const character of main) first.set(character, syllable)
    for (const character of other) others.set(character, (others.get(character) ?? new Set()).add(syllable))
  }
  loaded = { first, others, syllables }
  return loaded
}

/** A syllable as printed, and what it says: its letters without tone (`ü` as `v`), and whether it had one. */
export interface Syllable {
  readonly letters: string
  readonly toned: boolean
}

const TONE_MARKS = /[\u0300\u0301\u0304\u030c]/g

/** Syllables that were read before: a document full of annotations repeats some hundred of them. */
const read = new Map<string, Syllable>()

/** Reads lower-case pinyin, with or without a tone mark; undefined when it is no Mandarin syllable. */
export function readSyllable(text: string): Syllable | undefined {
  const known = read.get(text)
  if (known) return known
  const apart = text.replaceAll('ɑ', 'a').replaceAll('ɡ', 'g').normalize('NFD').replaceAll('u\u0308', 'v')
  const letters = apart.replace(TONE_MARKS, '')
  const marks = apart.length - letters.length
  if (marks > 1 || !readings().syllables.has(letters)) return undefined
  const syllable = { letters, toned: marks === 1 }
  read.set(text, syllable)
  return syllable
}

/** How well a syllable fits a character: its first reading, another one, or none that is known. */
export function fitOf(character: string, letters: string): 'first' | 'other' | 'none' {
  const { first, others } = readings()
  if (first.get(character) === letters) return 'first'
  return others.get(character)?.has(letters) ? 'other' : 'none'
}

/** All characters that have this reading, those first that are mostly read so. */
export function charactersRead(letters: string): string {
  return readings().syllables.get(letters) ?? ''
}
