import { type ParsedDocument, textsOf } from '../document/index.js'
import { qualityOf, weightOf } from './mojibake/quality.js'

/** How much of a text is readable: characters that are no blank, and those of them that nobody can read. */
export interface DamageLeft {
  readonly characters: number
  readonly damaged: number
}

/** What replacement characters become when they are read as GBK, and fillers of unset memory: nothing is left in them. */
const HOLLOW = /(?:锟斤拷|锟斤|斤拷|锟|烫烫|屯屯|锘挎|锘縿)+/g
/** Lost characters, private use of some font, controls that were bytes. */
const UNREADABLE = /[\ufffd\ue000-\uf8ff\u0080-\u0084\u0086-\u009f]/g
const BLANK = /\s/g
/** A line this short may be a rare name; a longer one without everyday characters is garbled. */
const LEAST_GARBLED = 4

/** The damage that the fixers left in a document, for the rule that asks whether it can be read at all. */
export function damageLeft(document: ParsedDocument): DamageLeft {
  let characters = 0
  let damaged = 0
  for (const { now } of textsOf(document)) {
    for (const line of now.split('\n')) {
      const solid = line.replace(BLANK, '')
      characters += solid.length
      damaged += damagedIn(solid)
    }
  }
  return { characters, damaged }
}

function damagedIn(line: string): number {
  const hollow = (line.match(HOLLOW) ?? []).reduce((sum, run) => sum + run.length, 0)
  const rest = line.replace(HOLLOW, '')
  const unreadable = rest.match(UNREADABLE)?.length ?? 0
  const others = rest.replace(UNREADABLE, '')
  const strangers = [...others].filter((character) => weightOf(character.charCodeAt(0)) < 0).length
  return hollow + unreadable + (strangers >= LEAST_GARBLED && qualityOf(others) < 0 ? strangers : 0)
}
