import { readAgencyName } from '../../agencies/index.js'
import { type Evidence, evidence, type Place } from '../../document/index.js'

/** 我镇 in the report of a bureau, 我局 in that of a township: the words of somebody else. */
export interface ForeignPronoun {
  readonly word: string
  readonly section: string
  readonly seen: Evidence
}

const OF_TOWNSHIPS = /(?<![各对])(?:我|(?<![基成日资文样版课])本)(?:镇|乡|街道|办事处)/
const OF_BUREAUS = /(?<![各对])(?:我|(?<![基成日资文样版课])本)(?:局|委(?!员会?[^，。]{0,6}会)|厅)/

/** Characters quoted before the word and after it. */
const AROUND = 20

/** The first such word in the prose of the compared sections; null where there is none or the kind is not known. */
export function foreignPronoun(
  sections: readonly { readonly kind: string; readonly text: string; readonly place: Place }[],
  agency: string,
): ForeignPronoun | null {
  const { kind, level, body } = readAgencyName(agency)
  const foreign =
    kind === 'government' && level === 'township'
      ? OF_BUREAUS
      : kind === 'department' && /局$/.test(body) && level !== 'township'
        ? OF_TOWNSHIPS
        : null
  if (foreign === null) return null
  for (const { kind: section, text, place } of sections) {
    // Words in quotation marks are somebody else's by right.
    const plain = text.replace(/[“"「][^”"」]*[”"」]/g, (quoted) => '□'.repeat(quoted.length))
    const found = foreign.exec(plain)
    if (found)
      return {
        word: found[0],
        section,
        seen: evidence(text.slice(Math.max(0, found.index - AROUND), found.index + AROUND).trim(), place),
      }
  }
  return null
}
