// Which files of a cover page are its report: those whose names say so, one each for every agency and year named; else
// the one in the format that is read best.
import { pageKey, withoutSecrets } from '../address.js'
import type { Entry, NewEntry } from '../crawl-state.js'
import type { Page } from '../page/page.js'
import { isOnSite } from '../sites/site.js'
import { judgeTitle, type TitleVerdict } from '../titles.js'
import { fileBehind } from './judge-links.js'
import type { Visited } from './visit.js'

/** Best first: text with tables, text with drawn tables, then what has to be converted or unpacked. */
const FORMATS = ['docx', 'pdf', 'doc', 'wps', 'rtf', 'ofd', 'xlsx', 'xls', 'zip', 'rar']
/** A page with more files is a store room. */
const MOST = 200

/** Files to try beside the best; a site that lost so many lost them all. */
const MOST_OTHERS = 3

interface Candidate {
  readonly url: string
  readonly text: string
  readonly verdict: TitleVerdict
  readonly rank: number
}

export function chooseAttachments(page: Page, { entry, site, body, now }: Visited, article: TitleVerdict): NewEntry[] {
  const links = [...page.links, ...page.frames.map((url) => ({ url, text: '' }))]
  const seen = new Set<string>()
  const candidates = links.slice(0, 3_000).flatMap(({ url, text }): Candidate[] => {
    const file = fileBehind(url)
    if (file === null || seen.has(file) || !isOnSite(site, new URL(file)) || seen.size >= MOST) return []
    seen.add(file)
    const verdict = judgeTitle(text, { inColumn: true, now })
    if (verdict.is === 'other' && verdict.why !== 'not-a-report') return []
    return [
      { url: file, text, verdict, rank: FORMATS.indexOf(/\.(\w+)$/.exec(new URL(file).pathname)?.[1]?.toLowerCase() ?? '') },
    ]
  })
  const year = article.is === 'other' ? null : article.year
  return choose(candidates).map(([{ url, text, verdict }, ...rest]) => {
    const own = verdict.is === 'report' ? verdict : null
    const hint = {
      ...entry.hint,
      title: own ? text : (entry.hint.title ?? text),
      ...(own?.year ? { year: own.year } : year !== null && { year }),
      ...(own?.agency && { agency: own.agency }),
      article: withoutSecrets(body.url),
      ...(rest.length > 0 && { others: rest.slice(0, MOST_OTHERS).map((other) => other.url) }),
    }
    const request = { url, method: 'GET' as const }
    return { key: pageKey(url).slice(0, 500), request, kind: 'attachment', depth: entry.depth + 1, paging: false, quiet: 0, hint }
  })
}

/** What is to be read instead of an attachment that gave nothing. */
export function otherAttachment(entry: Entry): NewEntry[] {
  const [url, ...others] = entry.hint.others ?? []
  if (entry.kind !== 'attachment' || url === undefined) return []
  const { kind, depth, paging, quiet, hint } = entry
  const key = pageKey(url).slice(0, 500)
  return [{ key, request: { url, method: 'GET' }, kind, depth, paging, quiet, hint: { ...hint, others } }]
}

/** The files of each report, the best first. */
function choose(candidates: readonly Candidate[]): [Candidate, ...Candidate[]][] {
  const files = new Map<string, [Candidate, ...Candidate[]]>()
  const named = candidates.filter(({ verdict }) => verdict.is === 'report')
  for (const candidate of named.length > 0 ? named : candidates) {
    const { verdict } = candidate
    const what = verdict.is === 'report' ? `${verdict.agency} ${verdict.year}` : ''
    const known = files.get(what)
    if (known) known.push(candidate)
    else files.set(what, [candidate])
  }
  for (const some of files.values()) some.sort((a, b) => a.rank - b.rank)
  return [...files.values()]
}
