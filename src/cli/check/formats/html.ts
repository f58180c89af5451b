import type { Lang } from '../../../pipeline/index.js'
import { safe } from '../../../safe-text.js'
import { cellLabels } from '../../show/cell-label.js'
import { evidenceInWords } from '../../show/evidence.js'
import type { Spots } from '../../show/spots.js'
import { WORDS } from '../../words/index.js'
import type { Finding, Format } from '../checked.js'
import { SAYS } from '../says.js'
import { escapeXml } from '../xml.js'
import { ranked } from './ranked.js'

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --error: #b3261e; --warning: #8a5a00; --info: #3d5a80; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc766; --info: #9cc3ee; } }
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; border-top: 1px solid var(--line); padding-top: 1rem }
.file, .rule, .seen { font-size: .85rem; opacity: .8; overflow-wrap: anywhere }
ul.findings { list-style: none; padding: 0 } ul.findings > li { border-left: 4px solid; padding: .25rem .75rem; margin: .75rem 0 }
li.error { border-color: var(--error) } li.warning { border-color: var(--warning) } li.info { border-color: var(--info) }
li.error b { color: var(--error) } li.warning b { color: var(--warning) } li.info b { color: var(--info) }
table { border-collapse: collapse } td, th { border: 1px solid var(--line); padding: .25rem .75rem; text-align: left }
td.n { text-align: right } @media print { body { max-width: none } li { break-inside: avoid } }
`

const text = (value: string) => escapeXml(safe(value))

/** One file that can be mailed: no script, no picture, nothing that is loaded from elsewhere. */
export function htmlFormat(lang: Lang): Format {
  const says = SAYS[lang]
  const words = WORDS[lang]
  return {
    begin: () =>
      `<!DOCTYPE html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n` +
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
      `<title>${text(says.title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>${text(says.title)}</h1>\n<p><a href="#summary">${text(says.summary)}</a></p>\n`,
    record: ({ path, extraction, spots, silenced }) => {
      const { report, anomalies, reason } = extraction
      const year = report?.year == null ? words.unknownYear : words.year(report.year)
      const found =
        anomalies.length === 0
          ? reason
            ? ''
            : `<p>${text(says.noFindings)}</p>\n`
          : `<ul class="findings">\n${ranked(anomalies)
              .map((finding) => item(finding, spots, lang))
              .join('')}</ul>\n`
      return (
        `<section>\n<h2>${text(report?.agency ?? words.unknownAgency)}${words.comma}${text(year)}</h2>\n<p class="file">${text(path)}</p>\n` +
        (reason ? `<p>${text(reason.message)}</p>\n` : '') +
        found +
        (silenced > 0 ? `<p>${text(says.silenced(silenced))}</p>\n` : '') +
        '</section>\n'
      )
    },
    end: ({ byRule, silenced, roster, totals }) => {
      const { columns } = says
      const head = [columns.rule, columns.error, columns.warning, columns.info].map((name) => `<th>${text(name)}</th>`).join('')
      const rows = [...byRule].map(
        ([rule, { error, warning, info }]) =>
          `<tr><td>${rule}</td>${[error, warning, info].map((count) => `<td class="n">${count}</td>`).join('')}</tr>\n`,
      )
      return (
        `<section id="summary">\n<h2>${text(says.summary)}</h2>\n<table>\n<tr>${head}</tr>\n${rows.join('')}</table>\n` +
        (roster ? `<p>${text(says.roster(roster))}</p>\n` : '') +
        (silenced > 0 ? `<p>${text(says.silenced(silenced))}</p>\n` : '') +
        `<p>${text(totals)}</p>\n</section>\n</body>\n</html>\n`
      )
    },
  }
}

function item(finding: Finding, spots: Spots, lang: Lang): string {
  const words = WORDS[lang]
  const { severity, message, rule, cells, evidence } = finding
  const seen = [...(cells.length > 0 ? [cellLabels(cells, lang)] : []), ...evidenceInWords(evidence, spots, words)]
  return (
    `<li class="${severity}"><b>${words.severity[severity]}</b> ${text(message)}\n` +
    `<div class="rule">${rule}</div>\n${seen.map((line) => `<div class="seen">${text(line)}</div>\n`).join('')}</li>\n`
  )
}
