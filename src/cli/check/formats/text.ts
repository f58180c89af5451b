import type { Lang } from '../../../pipeline/index.js'
import { safe } from '../../../safe-text.js'
import type { Paint } from '../../paint.js'
import { foldLines } from '../../show/fold-lines.js'
import { showRecord } from '../../show/record.js'
import { WORDS } from '../../words/index.js'
import type { Format, Outcome } from '../checked.js'
import { SAYS } from '../says.js'

/** For a person at a terminal. `width`: columns to fold lines at, or null to leave them whole. */
export function textFormat(lang: Lang, paint: Paint, width: number | null): Format {
  const fold = (text: string) => (width === null ? text : foldLines(text, width))
  return {
    begin: () => '',
    record: ({ path, extraction, spots, silenced }) => {
      const shown = showRecord(path, extraction, spots, { lang, paint })
      // A record ends with an empty line, which stays last.
      return fold(silenced === 0 ? shown : shown.replace(/\n$/, `  ${paint('faint', SAYS[lang].silenced(silenced))}\n\n`))
    },
    end: (outcome) => fold(summary(outcome, lang, paint)),
  }
}

function summary({ byRule, silenced, roster, totals }: Outcome, lang: Lang, paint: Paint): string {
  const says = SAYS[lang]
  const lines: string[] = []
  if (byRule.size > 0) {
    const widest = Math.max(...[...byRule.keys()].map((rule) => rule.length))
    lines.push(paint('strong', says.summary))
    for (const [rule, counts] of byRule) {
      const parts = (['error', 'warning', 'info'] as const).filter((severity) => counts[severity] > 0)
      const told = parts.map((severity) => paint(severity, `${WORDS[lang].severity[severity]} ${counts[severity]}`))
      lines.push(`  ${rule.padEnd(widest)}  ${told.join('  ')}`)
    }
    lines.push('')
  }
  if (roster) lines.push(paint(roster.missing.length > 0 ? 'warning' : 'good', safe(says.roster(roster))))
  if (silenced > 0) lines.push(paint('faint', says.silenced(silenced)))
  lines.push(totals)
  return `${lines.join('\n')}\n`
}
