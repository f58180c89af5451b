// Claim: the copy comes from an official site (*.gov.cn), not from a hijacked mirror.
// Seen: mirrors that put names of betting sites in place of place names, or a strange line above the title.
// Leaves alone: reports of police or culture offices that speak of betting; sports bureaus; addresses named in the text for other reasons.
// Known limit: only an address that the copy itself prints is known; otherwise nothing is said of where it came from.
import { evidence, type Place } from '../document/index.js'
import type { Report } from '../layouts/index.js'
import { brandIn, isOfficialHost, sourceHost } from './prose/foreign-words.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

type Foreign = { readonly what: 'brand'; readonly words: string } | { readonly what: 'host'; readonly words: string }

interface Line {
  readonly text: string
  readonly place: Place
}

function check(report: Report): Outcome<Foreign>[] {
  const lines = linesOf(report)
  for (const { text, place } of lines) {
    const words = brandIn(text)
    if (words !== null) return [finding({ what: 'brand', words }, around(text, words), place)]
  }
  for (const { text, place } of lines) {
    const host = sourceHost(text)
    if (host !== null)
      return [isOfficialHost(host) ? consistent : finding({ what: 'host', words: host }, around(text, host), place)]
  }
  return [cannotTell({ code: 'no-source-address' })]
}

function linesOf(report: Report): Line[] {
  const title = report.title !== null && report.titlePlace !== null ? [{ text: report.title, place: report.titlePlace }] : []
  const prose = [...report.preamble, ...report.sections.flatMap(({ heading, prose }) => [heading, ...prose])]
  return [...title, ...prose.map(({ text, place }) => ({ text: unbroken(text.now), place }))]
}

/** A line of a page may end inside a name; between Han characters a break means nothing. */
function unbroken(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

function finding(data: Foreign, seen: string, place: Place): Outcome<Foreign> {
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: 'source' },
    evidence: [evidence(seen, place)],
    data,
    cause: 'damage',
  }
}

/** So many characters before and behind the words are shown. */
const AROUND = 24

function around(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  return text.slice(Math.max(0, at - AROUND), at + words.length + AROUND).trim()
}

/** The copy comes from an official site. */
export const officialSource: Rule<Foreign> = {
  id: 'official-source',
  catalogue: ['MIR'],
  group: 'other',
  severity: 'warning',
  title: { zh: '来自官方网站', en: 'From an official site' },
  about: {
    checks: {
      zh: '文件自己写明的来源网址是 gov.cn 的网站；标题和正文里没有被劫持的镜像网站塞进来的博彩网站名。',
      en: 'The address that the copy says it was taken from is one of gov.cn, and neither title nor text carries names of betting sites, as hijacked mirrors do.',
    },
    leavesAlone: {
      zh: '没有写明来源网址的，不下结论；公安、文旅部门正常提到打击赌博；体育部门。',
      en: 'Copies that name no address cannot be judged; police and culture offices that speak of gambling; sports bureaus.',
    },
  },
  reads: ['title', 'preamble', 'sections'],
  check,
  messages: {
    zh: ({ what, words }) =>
      what === 'brand'
        ? `文字里混进了“${words}”，多半是被劫持的镜像网站。请不要用这份文件作依据，改从发布单位的官方网站重新取得。`
        : `这份文件来自 ${words}，不是 gov.cn 的网站。请改从发布单位的官方网站取得。`,
    en: ({ what, words }) =>
      what === 'brand'
        ? `The text carries “${words}”: this is most likely a hijacked mirror. Do not rely on this copy; take the report from the agency’s own site.`
        : `This copy comes from ${words}, which is not a site of gov.cn. Take the report from the agency’s own site.`,
  },
  examples: {
    consistent: [{ shows: '写明来自 gov.cn', preamble: '原文链接: https://www.example.gov.cn/zfxxgknb/1.html' }],
    inconsistent: [
      { shows: '标题里混进博彩网站名', title: '平川县审计局雷速体育直播2023年政府信息公开工作年度报告' },
      { shows: '来自别的网站', preamble: '原文链接: https://www.mirror.example/1.html' },
    ],
    cannotTell: [{ shows: '不知道来自哪里' }],
  },
}
