import type { Certainty } from '../../document/index.js'
import type { Find, InBothLanguages } from '../fixer.js'
import type { Known, Mend, Misreading } from './misreading.js'
import { isShown } from './quoted.js'

/** The finds in a text, line by line; readable text that shows damage to its readers is left alone. */
export function findMisread(text: string, mendLine: (line: string) => readonly Mend[]): Find[] {
  const finds: Find[] = []
  let start = 0
  for (const line of text.split('\n')) {
    for (const { from, to, text: after, misreading, lost } of mendLine(line)) {
      const before = line.slice(from, to)
      if (before === after || isShown(line, from, to)) continue
      finds.push({ at: start + from, before, after, why: misreading, certainty: certaintyOf(misreading, lost) })
    }
    start += line.length + 1
  }
  return finds
}

/** Whole UTF-8 proves itself; pairs of bytes are believed by how they read; with losses either counts for less. */
function certaintyOf(misreading: Misreading, lost: number): Certainty {
  if (misreading.startsWith('utf8')) return lost === 0 ? 'certain' : 'likely'
  return lost === 0 ? 'likely' : 'guess'
}

/** The misreadings that at least two texts of the document are seen to have suffered. */
export function knownMisreadings(texts: readonly string[], mendLine: (line: string) => readonly Mend[]): Known {
  const once = new Set<string>()
  const known = new Set<Misreading>()
  for (const text of texts) {
    for (const why of new Set(findMisread(text, mendLine).map((find) => find.why))) {
      if (once.has(why)) known.add(why as Misreading)
      once.add(why)
    }
  }
  return known
}

const CHARSETS = { utf8: 'UTF-8', gbk: 'GBK', big5: 'Big5', latin1: 'Latin-1' } as const

/** The reasons of a fixer that undoes these misreadings. */
export function reasonsFor(misreadings: readonly Misreading[]): Record<string, InBothLanguages> {
  return Object.fromEntries(
    misreadings.map((misreading) => {
      const [real, wrong] = misreading.split('-read-as-').map((name) => CHARSETS[name as keyof typeof CHARSETS])
      return [misreading, { zh: `${real} 编码的文字被当作 ${wrong} 读取`, en: `text in ${real} was read as ${wrong}` }]
    }),
  )
}
