import type { Prose, ReadDate, Report } from '../../layouts/index.js'
import { lastDay } from './calendar.js'
import { squeeze } from './squeeze.js'

/** What a copy's own lines of metadata call the day it was put on the site; 成文日期 is the signature's. */
const LABELLED =
  /(?:发布时间|发布日期|公开日期|公开时间|发文日期|上网时间|生成日期)(?:：)?((?:20)\d{2})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?/

/** Metadata stands in short lines before the text, in characters. */
const LONGEST_LINE = 120

/** The date of publication that this copy prints above the report, or null. */
export function postingDate(report: Report): ReadDate | null {
  for (const prose of report.preamble) {
    const found = inLine(prose)
    if (found) return found
  }
  return null
}

function inLine(prose: Prose): ReadDate | null {
  for (const line of prose.text.folded.split('\n')) {
    if (line.length > LONGEST_LINE) continue
    const match = LABELLED.exec(squeeze(line).text)
    if (!match) continue
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
    if (month < 1 || month > 12 || day < 1 || day > lastDay(month, year)) continue
    const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return { date, seen: match[0], place: prose.place }
  }
  return null
}
