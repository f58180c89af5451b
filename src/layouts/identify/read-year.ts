// Decides the reporting year by vote (`domain.md` B.3): title 4, period 4, the opening of section one 2,
// the file's declared title 2. The title wins a tie. Addresses and folders are no evidence.
import type { Period, Section } from '../report.js'
import { compactText } from './compact.js'
import { YEAR, yearNumber } from './read-date.js'

interface Sources {
  readonly title: string | null
  readonly period: Period | null
  readonly sections: readonly Section[]
  readonly declaredTitle: string | null
}

/** The reporting year, or null where nothing states one. */
export function readYear({ title, period, sections, declaredTitle }: Sources): number | null {
  const inTitle = yearIn(title)
  const votes = new Map<number, number>()
  const vote = (year: number | null, weight: number) => {
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + weight)
  }
  vote(inTitle, 4)
  vote(period && period.from.slice(0, 4) === period.to.slice(0, 4) ? Number(period.to.slice(0, 4)) : null, 4)
  vote(openingYear(sections), 2)
  vote(yearIn(declaredTitle), 2)
  const most = Math.max(0, ...votes.values())
  const winners = [...votes].filter(([, weight]) => weight === most).map(([year]) => year)
  if (inTitle !== null && winners.includes(inTitle)) return inTitle
  return winners[0] ?? null
}

function yearIn(text: string | null): number | null {
  const found = text ? new RegExp(`(${YEAR})(?:年|年度)`, 'u').exec(text) : null
  return found ? yearNumber(found[1] as string) : null
}

/** The first words of section one usually are `2023年，`. */
function openingYear(sections: readonly Section[]): number | null {
  const overview = sections.find((section) => section.kind === 'overview')
  for (const prose of overview?.prose ?? []) {
    const { text } = compactText(prose.text, prose.place)
    const year = new RegExp(`^(?:（?[一二三四五六七八九十]）[^。，]{0,16}。?)?(${YEAR})年度?[，,]?`, 'u').exec(text)
    if (year) return yearNumber(year[1] as string)
  }
  return null
}
