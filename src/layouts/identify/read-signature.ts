// Finds the signature: the agency's name and the date at the end of the report, or the date in brackets
// under the title. A date inside a sentence, or a portal's 发布日期, is not a signature.
import { leastCertain } from '../../document/index.js'
import type { Prose, ReadDate } from '../report.js'
import { endsLikeAgency } from './agency-name.js'
import { compactText } from './compact.js'
import { findDates, isoDate } from './read-date.js'

/** What the signature says; either part may be missing. */
export interface Signature {
  readonly agency: string | null
  readonly signedOn: ReadDate | null
}

/** Paragraphs from the end that may belong to the signature; attachments' names may follow it. */
const LAST_PARAGRAPHS = 8
const FIRST_PARAGRAPHS = 3

/** `last`: the prose of the last section; `first`: the prose right after the title. */
export function readSignature(first: readonly Prose[], last: readonly Prose[]): Signature {
  const end = last.slice(-LAST_PARAGRAPHS)
  for (let i = end.length - 1; i >= 0; i--) {
    const found = dateLine(end[i] as Prose)
    if (!found) continue
    const above = end[i - 1]
    return { signedOn: found.date, agency: found.agency ?? (above ? agencyLine(above) : null) }
  }
  const agency =
    [...end]
      .reverse()
      .map(agencyLine)
      .find((name) => name !== null) ?? null
  const dated = first
    .slice(0, FIRST_PARAGRAPHS)
    .map(dateLine)
    .find((found) => found !== null)
  return { agency, signedOn: dated?.date ?? null }
}

/** A paragraph that is a date and nothing else but brackets, or an agency's name before it. */
function dateLine(prose: Prose): { date: ReadDate; agency: string | null } | null {
  const compact = compactText(prose.text, prose.place)
  const dates = findDates(compact.text)
  const date = dates[0]
  if (dates.length !== 1 || !date) return null
  const before = compact.text.slice(0, date.from).replace(/^[（(]|[（(]$/gu, '')
  const after = compact.text.slice(date.to).replace(/[）)。]/gu, '')
  if (after !== '' || !(before === '' || endsLikeAgency(before))) return null
  const repaired = leastCertain(prose.text.steps)
  const signed: ReadDate = {
    date: isoDate(date.year, date.month, date.day),
    seen: compact.printed(date.from, date.to),
    place: prose.place,
    ...(repaired ? { repaired } : {}),
  }
  return { date: signed, agency: before === '' ? null : before }
}

function agencyLine(prose: Prose): string | null {
  const { text } = compactText(prose.text, prose.place)
  return endsLikeAgency(text) && !/[，。；：,;:、]/u.test(text) && text.length >= 4 ? text : null
}
