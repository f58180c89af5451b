// A letter to an agency with its confirmed findings and what they rest on: HTML of our own making, every text escaped,
// with nothing loaded from anywhere, so that it prints the same tomorrow.
import type { Citation, Lang, Said } from '../api.js'
import { escaped } from '../original/reconstruction-page.js'

export interface LetterFinding {
  readonly year: number | null
  readonly title: Said
  readonly message: Said
  readonly note: string
  readonly seen: readonly string[]
  readonly identity: string
  readonly citation: Citation
  /** SVG, of our own making. */
  readonly picture: string | null
}

export interface Letter {
  readonly agency: string
  readonly lang: Lang
  /** Milliseconds since 1970. */
  readonly at: number
  readonly findings: readonly LetterFinding[]
}

const STYLE = `
@page{size:A4;margin:25mm 22mm}
body{font:12pt/1.75 "Noto Serif CJK SC","Source Han Serif SC",SimSun,FangSong,serif;max-width:170mm;margin:0 auto;padding:1rem;color:#000;background:#fff;overflow-wrap:anywhere}
h1{text-align:center;font-size:18pt}h2{font-size:13pt;break-after:avoid}
.finding{break-inside:avoid-page;margin-bottom:1.2em}
blockquote{margin:.4em 0;padding:.2em .8em;border-left:3px solid #888;white-space:pre-wrap}
.source{font-size:9.5pt;color:#333}
svg{max-width:100%;height:auto;border:1px solid #bbb}
.sign{text-align:right;margin-top:2em}
`

const SAYS = {
  zh: {
    title: '政府信息公开工作年度报告核对意见',
    opening: (count: number) => `贵单位公布的政府信息公开工作年度报告，经核对有以下 ${count} 处需要更正或说明，请予核实：`,
    year: (year: number) => `${year} 年度`,
    seen: '报告原文：',
    note: '复核意见：',
    source: '出处：',
    closing: '以上意见附有出处和校验值，可据以查对原文。更正后请重新公布报告，并说明更正情况。',
    colon: '：',
  },
  en: {
    title: 'Annual reports on government information disclosure: points to check',
    opening: (count: number) =>
      `In the annual reports that your agency has published, the following ${count === 1 ? 'point needs' : `${count} points need`} to be corrected or explained:`,
    year: (year: number) => `Report on ${year}`,
    seen: 'The report says:',
    note: 'Reviewer:',
    source: 'Source:',
    closing:
      'Each point names its source and checksum, by which the original can be found. Please publish the corrected report and say what was changed.',
    colon: ':',
  },
} as const

/** The whole page. `nonce` is that of the answer's policy for the one style. */
export function letterPage({ agency, lang, at, findings }: Letter, nonce: string): string {
  const says = SAYS[lang]
  const date = new Date(at).toLocaleDateString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  })
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(`${agency} ${says.title}`)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body>
<h1>${says.title}</h1>
<p>${escaped(agency)}${says.colon}</p>
<p>${says.opening(findings.length)}</p>
${findings.map((finding, number) => findingPart(finding, number + 1, lang)).join('\n')}
<p>${says.closing}</p>
<p class="sign">${escaped(date)}</p>
</body></html>
`
}

function findingPart({ year, title, message, note, seen, citation, picture }: LetterFinding, number: number, lang: Lang): string {
  const says = SAYS[lang]
  const quotes = seen.filter((text) => text.trim() !== '').map((text) => `<blockquote>${escaped(text)}</blockquote>`)
  return `<section class="finding">
<h2>${number}. ${year === null ? '' : `${says.year(year)} · `}${escaped(title[lang])}</h2>
<p>${escaped(message[lang])}</p>
${picture ?? (quotes.length > 0 ? `<p>${says.seen}</p>${quotes.join('')}` : '')}
${note.trim() === '' ? '' : `<p>${says.note}${escaped(note)}</p>`}
<p class="source">${says.source}${escaped(citation.text[lang])}</p>
</section>`
}
