import type { Lang } from '../../../pipeline/index.js'
import { safe } from '../../../safe-text.js'
import { cellLabels } from '../../show/cell-label.js'
import { placeInWords } from '../../show/spots.js'
import { WORDS } from '../../words/index.js'
import type { Checked, Finding, Format } from '../checked.js'
import { SAYS } from '../says.js'
import { ranked } from './ranked.js'

/** For a ticket, a wiki or a mail: a heading and a table a report, then a table by rule. */
export function markdownFormat(lang: Lang): Format {
  const says = SAYS[lang]
  const { columns } = says
  const words = WORDS[lang]
  return {
    begin: () => `# ${says.title}\n`,
    record: ({ path, extraction, spots, silenced }) => {
      const { report, anomalies, reason } = extraction
      const year = report?.year == null ? words.unknownYear : words.year(report.year)
      const lines = [
        `\n## ${plain(report?.agency ?? words.unknownAgency)}${words.comma}${year}\n`,
        `\`${safe(path).replaceAll('`', "'")}\`\n`,
      ]
      if (reason) lines.push(`${plain(reason.message)}\n`)
      if (anomalies.length === 0) lines.push(`${says.noFindings}\n`)
      else {
        lines.push(`|  | ${columns.rule} | ${columns.finding} | ${columns.place} |`, '|---|---|---|---|')
        for (const finding of ranked(anomalies)) lines.push(line(finding, spots, lang))
        lines.push('')
      }
      if (silenced > 0) lines.push(`${says.silenced(silenced)}\n`)
      return lines.join('\n')
    },
    end: ({ byRule, silenced, roster, totals }) => {
      const lines = [
        `\n## ${says.summary}\n`,
        `| ${columns.rule} | ${columns.error} | ${columns.warning} | ${columns.info} |`,
        '|---|---:|---:|---:|',
      ]
      for (const [rule, { error, warning, info }] of byRule) lines.push(`| ${rule} | ${error} | ${warning} | ${info} |`)
      if (roster) lines.push('', plain(says.roster(roster)))
      if (silenced > 0) lines.push('', says.silenced(silenced))
      return `${[...lines, '', totals].join('\n')}\n`
    },
  }
}

function line({ severity, rule, message, cells, evidence }: Finding, spots: Checked['spots'], lang: Lang): string {
  const words = WORDS[lang]
  const first = evidence[0]
  const where = [cells.length > 0 ? cellLabels(cells, lang) : '', first ? placeInWords(first.place, spots, words) : '']
  return `| ${words.severity[severity]} | ${rule} | ${plain(message)} | ${plain(where.filter(Boolean).join(words.comma))} |`
}

/** A text that stays text in Markdown: no markup, no break of a table, no HTML. */
function plain(text: string): string {
  return safe(text).replace(/[\\`*_{}[\]<>|#~]/g, (character) => `\\${character}`)
}
