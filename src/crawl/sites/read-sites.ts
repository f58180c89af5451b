// Reads sites.yaml. Every mistake is told with its line, in both languages, and all at once; a setting that is not
// known is a mistake too, since a misspelt `delay` would otherwise be a site asked too often.
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { LEAST_DELAY_MS } from '../fetch/host-gate.js'
import { literalAddress, rangeOf } from '../fetch/private-address.js'
import { TLS_PROFILES, type TlsProfile } from '../fetch/tls-terms.js'
import type { SaidTwice } from '../words.js'
import { readDuration } from './read-duration.js'
import { type Budget, hostsOf, type Schedule, type Site, USUAL_BUDGET, USUAL_DELAY_MS, USUAL_SCHEDULE } from './site.js'

export interface Sites {
  /** How the owner of a site reaches whoever runs this crawler. */
  readonly contact: string
  readonly sites: readonly Site[]
}

export interface SitesProblem extends SaidTwice {
  readonly line: number
}

/** What is wrong with a sites.yaml; the message has one line a problem, in both languages. */
export class SitesInvalid extends Error {
  override readonly name = 'SitesInvalid'
  constructor(readonly problems: readonly SitesProblem[]) {
    super(problems.map(({ line, zh, en }) => `第 ${line} 行：${zh}\nline ${line}: ${en}`).join('\n'))
  }
}

export interface ReadSitesOptions {
  /** Lifts the least delay, for sites on loopback under other names. */
  readonly allowLoopback?: boolean
  /** Text of a certificate file named in the file. Without it, none can be named. */
  readonly readFile?: (path: string) => string
}

const LONGEST_NAME = 100

/** Throws `SitesInvalid`. */
export function readSites(text: string, options: ReadSitesOptions = {}): Sites {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const reader = new Reader(lines, options)
  for (const error of document.errors)
    reader.problems.push({
      line: error.linePos?.[0].line ?? 1,
      zh: `YAML 写法有误：${error.code}`,
      en: `not valid YAML: ${error.code}`,
    })
  const sites = reader.problems.length > 0 ? null : reader.file(document.contents)
  if (sites === null || reader.problems.length > 0) throw new SitesInvalid(reader.problems)
  return sites
}

const FILE_KEYS = ['contact', 'sites']
const SITE_KEYS = [
  'name',
  'start',
  'agency',
  'hosts',
  'delay',
  'list',
  'detail',
  'robots',
  'tlsProfile',
  'intermediates',
  'budget',
  'schedule',
]
const BUDGET_KEYS = ['requests', 'bytes', 'minutes', 'depth', 'listPages']
const SCHEDULE_KEYS = ['every', 'season', 'hours']

class Reader {
  readonly problems: SitesProblem[] = []
  constructor(
    private readonly lines: LineCounter,
    private readonly options: ReadSitesOptions,
  ) {}

  file(node: unknown): Sites | null {
    if (!isMap(node)) return this.#wrong(node, '文件应为 contact 和 sites 两项', 'the file must hold contact and sites')
    this.#known(node, FILE_KEYS)
    const contact = this.#text(node, 'contact')
    if (contact === null || !/^(?:\S+@\S+\.\S+|https?:\/\/\S+)$/.test(contact))
      this.#wrong(
        node.get('contact', true) ?? node,
        'contact 应为邮箱或网址，它会写进访问标识，便于网站方联系',
        'contact must be a mail address or a page; it goes into the user agent so that site owners can write',
      )
    const list = node.get('sites', true)
    if (!isSeq(list) || list.items.length === 0)
      return this.#wrong(list ?? node, 'sites 应列出至少一个网站', 'sites must list at least one site')
    const sites = list.items.flatMap((item) => this.#site(item as Node) ?? [])
    const names = new Set<string>()
    for (const [index, { name }] of sites.entries()) {
      if (names.has(name)) this.#wrong(list.items[index], `网站名称重复：${name}`, `two sites are called ${name}`)
      names.add(name)
    }
    return { contact: contact ?? '', sites }
  }

  /** A site given by its address alone is a site too. */
  #site(node: Node): Site | null {
    const map = isMap(node) ? node : null
    const given = map ? this.#text(map, 'start') : isScalar(node) && typeof node.value === 'string' ? node.value : null
    const start = given === null ? null : this.#address(map?.get('start', true) ?? node, given)
    if (start === null)
      return given === null ? this.#wrong(node, '每个网站要有 start（起始网址）', 'a site needs start, its address') : null
    if (map) this.#known(map, SITE_KEYS)
    const agency = map ? this.#text(map, 'agency') : null
    return {
      name: ((map && this.#text(map, 'name')) ?? start.host).slice(0, LONGEST_NAME),
      start: start.href,
      agency: agency === null || agency === 'many' ? null : agency,
      hosts: [...new Set([...hostsOf(start), ...(map ? this.#texts(map, 'hosts').map(({ text }) => text.toLowerCase()) : [])])],
      delayMs: this.#delay(map, start),
      list: map ? this.#patterns(map, 'list') : [],
      detail: map ? this.#patterns(map, 'detail') : [],
      robots: map ? this.#choice(map, 'robots', ['obey', 'ignore'] as const, 'obey') : 'obey',
      tls: {
        profile: map ? this.#choice<TlsProfile>(map, 'tlsProfile', TLS_PROFILES, 'modern') : 'modern',
        intermediates: map ? this.#certificates(map) : [],
      },
      budget: map ? this.#budget(map) : USUAL_BUDGET,
      schedule: map ? this.#schedule(map) : USUAL_SCHEDULE,
    }
  }

  #address(node: unknown, text: string): URL | null {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url
    return this.#wrong(node, `start 不是 http(s) 网址：${text}`, `start is no http(s) address: ${text}`)
  }

  #delay(map: YAMLMap | null, start: URL): number {
    const text = map ? this.#text(map, 'delay') : null
    if (map === null || text === null) return USUAL_DELAY_MS
    const ms = readDuration(text)
    const node = map.get('delay', true)
    if (ms === null) {
      this.#wrong(node, `delay 应写作 3s、500ms 或 1m：${text}`, `delay is written 3s, 500ms or 1m, not ${text}`)
      return USUAL_DELAY_MS
    }
    const literal = literalAddress(start.hostname)
    const loopback = start.hostname === 'localhost' || (literal !== null && rangeOf(literal) === 'loopback')
    if (ms < LEAST_DELAY_MS && !loopback && !this.options.allowLoopback)
      this.#wrong(node, 'delay 不得小于 1s（本机测试除外）', 'delay must be at least 1s, except on loopback')
    return ms
  }

  #patterns(map: YAMLMap, key: 'list' | 'detail'): RegExp[] {
    return this.#texts(map, key).flatMap(({ text, node }) => {
      // `*` within a folder, `**` over folders: patterns are addresses with holes, as people write them.
      if (text.length > 300 || (text.match(/\*+/g) ?? []).length > 8) {
        this.#wrong(node, `${key} 的样式太长或星号太多`, `a pattern of ${key} is too long or has too many stars`)
        return []
      }
      const source = text.split(/(\*+)/).map((part) => (part === '*' ? '[^/]*' : /^\*/.test(part) ? '.*' : escaped(part)))
      return [new RegExp(`${text.startsWith('http') ? '^' : ''}${source.join('')}$`)]
    })
  }

  #certificates(map: YAMLMap): string[] {
    return this.#texts(map, 'intermediates').flatMap(({ text, node }) => {
      try {
        const pem = this.options.readFile?.(text) ?? ''
        if (pem.includes('-----BEGIN CERTIFICATE-----')) return [pem]
        this.#wrong(node, `${text} 不是 PEM 证书`, `${text} is no PEM certificate`)
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? String(error)
        this.#wrong(node, `读不到证书 ${text}（${code}）`, `the certificate ${text} cannot be read (${code})`)
      }
      return []
    })
  }

  #budget(map: YAMLMap): Budget {
    const node = map.get('budget', true)
    if (node === undefined) return USUAL_BUDGET
    if (!isMap(node)) return this.#wrong(node, 'budget 应为若干项', 'budget must be a map') ?? USUAL_BUDGET
    this.#known(node, BUDGET_KEYS)
    const given = Object.fromEntries(
      BUDGET_KEYS.filter((key) => node.has(key)).map((key) => [key, this.#whole(node, key) ?? USUAL_BUDGET[key as keyof Budget]]),
    )
    return { ...USUAL_BUDGET, ...given }
  }

  #schedule(map: YAMLMap): Schedule {
    const node = map.get('schedule', true)
    if (node === undefined) return USUAL_SCHEDULE
    if (!isMap(node)) return this.#wrong(node, 'schedule 应为若干项', 'schedule must be a map') ?? USUAL_SCHEDULE
    this.#known(node, SCHEDULE_KEYS)
    return {
      everyMs: this.#duration(node, 'every') ?? USUAL_SCHEDULE.everyMs,
      seasonMs: this.#duration(node, 'season') ?? USUAL_SCHEDULE.seasonMs,
      hours: this.#hours(node),
    }
  }

  #duration(map: YAMLMap, key: string): number | null {
    const text = this.#text(map, key)
    const ms = text === null ? null : readDuration(text)
    if (text !== null && (ms === null || ms < 60_000))
      return this.#wrong(map.get(key, true), `${key} 应写作 12h 或 7d：${text}`, `${key} is written 12h or 7d, not ${text}`)
    return ms
  }

  #hours(map: YAMLMap): Schedule['hours'] {
    const text = this.#text(map, 'hours')
    const found = text === null ? null : /^(\d{1,2})(?::00)?-(\d{1,2})(?::00)?$/.exec(text)
    if (text === null) return null
    const [from, to] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 99)]
    if (from <= 23 && to <= 24 && from !== to) return [from, to]
    return this.#wrong(map.get('hours', true), `hours 应写作 22-6：${text}`, `hours is written 22-6, not ${text}`)
  }

  #choice<T extends string>(map: YAMLMap, key: string, choices: readonly T[], usual: T): T {
    const text = this.#text(map, key)
    if (text === null || (choices as readonly string[]).includes(text)) return (text ?? usual) as T
    this.#wrong(
      map.get(key, true),
      `${key} 只能是 ${choices.join('、')}：${text}`,
      `${key} must be one of ${choices.join(', ')}, not ${text}`,
    )
    return usual
  }

  #whole(map: YAMLMap, key: string): number | null {
    const value = map.get(key)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
    return this.#wrong(map.get(key, true), `${key} 应为正整数`, `${key} must be a whole number above 0`)
  }

  #text(map: YAMLMap, key: string): string | null {
    const value = map.get(key)
    if (value === undefined || value === null) return null
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    return this.#wrong(map.get(key, true), `${key} 应为一个文字`, `${key} must be a text`)
  }

  #texts(map: YAMLMap, key: string): { text: string; node: unknown }[] {
    const node = map.get(key, true)
    if (node === undefined) return []
    const items = isSeq(node) ? node.items : [node]
    return items.flatMap((item) => {
      if (isScalar(item) && typeof item.value === 'string') return [{ text: item.value, node: item }]
      this.#wrong(item, `${key} 应为文字的列表`, `${key} must be a list of texts`)
      return []
    })
  }

  #known(map: YAMLMap, keys: readonly string[]): void {
    for (const { key } of map.items as Pair[]) {
      const name = isScalar(key) ? String(key.value) : '?'
      if (!keys.includes(name))
        this.#wrong(
          key,
          `不认识的设置 ${name}；可用：${keys.join('、')}`,
          `unknown setting ${name}; there are: ${keys.join(', ')}`,
        )
    }
  }

  #wrong(node: unknown, zh: string, en: string): null {
    const offset = (node as Node | null)?.range?.[0] ?? 0
    this.problems.push({ line: this.lines.linePos(offset).line, zh, en })
    return null
  }
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
}
