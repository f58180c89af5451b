// How a site stands, in words: the same on the command line and on the review page.
import type { Lang } from '../pipeline/index.js'
import type { SiteStanding } from './site-book.js'

export type SiteState = 'done' | 'budget' | 'blocked' | 'disallowed' | 'failed' | 'waiting' | 'busy' | 'stopped' | 'running'

/** How a site was left, or that it is being crawled; null where it only waits for its first run. */
export function siteState({ outcome, lastRun }: SiteStanding): SiteState | null {
  if (lastRun && lastRun.endedAt === null && (outcome === null || outcome.status === 'busy')) return 'running'
  return outcome?.status ?? (lastRun?.status as SiteState | null | undefined) ?? null
}

export const SITE_STATES: Readonly<Record<Lang, Readonly<Record<SiteState, string>>>> = {
  zh: {
    done: '完成',
    budget: '达到上限',
    blocked: '被拒绝',
    disallowed: 'robots 不允许',
    failed: '打不开',
    waiting: '等待',
    busy: '别处进行中',
    stopped: '中断',
    running: '进行中',
  },
  en: {
    done: 'done',
    budget: 'budget used',
    blocked: 'blocked',
    disallowed: 'robots.txt says no',
    failed: 'not reachable',
    waiting: 'waiting',
    busy: 'busy elsewhere',
    stopped: 'stopped',
    running: 'running',
  },
}

/** Why pages were left, in a word or two. */
const REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  dns: ['找不到主机', 'no such host'],
  'refused-address': ['内网地址', 'private address'],
  'refused-scheme': ['非网页地址', 'not http'],
  'refused-port': ['非常规端口', 'other port'],
  'off-site': ['站外地址', 'off site'],
  connect: ['连不上', 'no connection'],
  tls: ['安全连接失败', 'no secure connection'],
  reset: ['连接中断', 'reset'],
  timeout: ['超时', 'timeout'],
  'too-slow': ['太慢', 'too slow'],
  short: ['没有传完', 'incomplete'],
  empty: ['空文件', 'empty'],
  'too-large': ['过大', 'too large'],
  coding: ['压缩方式不明', 'unknown coding'],
  headers: ['响应头有误', 'bad headers'],
  'redirect-loop': ['循环跳转', 'redirect loop'],
  'too-many-redirects': ['跳转过多', 'too many redirects'],
  'server-error': ['服务器出错', 'server error'],
  'too-many-requests': ['要求放慢', 'asked to slow down'],
  'not-found': ['已不存在', 'gone'],
  forbidden: ['拒绝访问', 'forbidden'],
  challenge: ['要求验证', 'challenge'],
  robots: ['robots 不允许', 'robots.txt'],
  'robots-unreachable': ['robots.txt 读不到', 'robots.txt unreachable'],
  'host-paused': ['主机暂停', 'host paused'],
  'error-page': ['出错页', 'error page'],
  'same-answer': ['千篇一律的回答', 'same answer everywhere'],
  'no-report-in-page': ['没有正文', 'no report in it'],
  unreadable: ['列表读不懂', 'list unreadable'],
}

/** Why an entry was left, in words; the reason itself where it has none. */
export function reasonInWords(reason: string, lang: Lang): string {
  return REASONS[reason]?.[lang === 'zh' ? 0 : 1] ?? reason
}
