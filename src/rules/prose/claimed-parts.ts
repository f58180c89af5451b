import { type Evidence, evidence, type Place } from '../../document/index.js'
import type { Prose, SectionKind } from '../../layouts/index.js'
import { paragraphsOf } from './paragraphs.js'
import { squeeze } from './squeeze.js'

/** A part that an announcement names: one of today's six, or one that reports had before 2019. */
export type NamedPart = SectionKind | 'fees'

/** What a report says of its own parts: `由…等七个部分组成`. */
export interface ClaimedParts {
  /** The stated number, or null where the parts are only listed. */
  readonly count: number | null
  /** The parts named, each once, in the order of the text. */
  readonly parts: readonly NamedPart[]
  /** The list says that it names all (no 等, 主要). */
  readonly closed: boolean
  readonly seen: Evidence
}

const NUMERALS = '零一二三四五六七八九十'

/** Of what the parts are. Without it, 六个方面 may be anything. */
const SUBJECT = /(?:本|年度|年|该|此)?(?:报告|年报|全文|报告内容|内容)/
const OPENS = /(?:由|包括|包含|分为|分成|分|涵盖|共有|共计|共|含|从|有|具体为|为以下)/
const COUNT = /(?<!第|第十)([一二三四五六七八九十]|\d{1,2})(?:个|大)?(?:大)?(部分|部份|方面|板块|章节|篇章|章|大项|项内容)/g

/** Topics of section one: five of them are named as 五个方面 and are no sections. */
const TOPICS = /信息管理|平台建设|监督保障|组织领导|教育培训|制度建设|队伍建设/

const PARTS: readonly (readonly [NamedPart, RegExp])[] = [
  ['overview', /总体情况|概述|基本情况|工作概况|总体概况|综述|总体工作/],
  ['proactive', /主动公开/],
  ['applications', /依申请|公开申请|收到和处理|申请(?:公开)?(?:办理|处理|情况)/],
  ['disputes', /复议|诉讼/],
  ['fees', /收费|减免/],
  ['problems', /问题|不足/],
  [
    'other',
    /其[他它](?:需要|应当|须|需)?(?:要)?(?:报告|说明)|其[他它](?:有关)?事项|需要(?:报告|说明)的(?:其[他它])?(?:事项|情况)/,
  ],
]

/** The first announcement of the report's parts in the prose given, or null. */
export function claimedParts(prose: readonly Prose[]): ClaimedParts | null {
  for (const paragraph of paragraphsOf(prose)) {
    const text = squeeze(paragraph.map((piece) => piece.text).join('')).text
    for (const sentence of text.split(/(?<=[。！？])/)) {
      const claim = readClaim(sentence)
      if (claim)
        return {
          ...claim,
          seen: quote(
            paragraph[0]?.prose as Prose,
            paragraph.map((piece) => piece.prose),
            sentence,
          ),
        }
    }
  }
  return null
}

function readClaim(sentence: string): Omit<ClaimedParts, 'seen'> | null {
  const subject = SUBJECT.exec(sentence)
  if (!subject) return null
  const open = OPENS.exec(sentence.slice(subject.index))
  if (!open) return null
  const from = subject.index + open.index
  for (const match of sentence.slice(from).matchAll(COUNT)) {
    const list = sentence.slice(from, from + (match.index ?? 0))
    const count = numberOf(match[1] as string)
    const claim = { count, parts: namedIn(list + afterColon(sentence.slice(from + (match.index ?? 0)))), closed: false }
    if (isAboutSections(claim, list, match[2] as string, sentence)) return claim
  }
  return readList(sentence.slice(from))
}

/** `报告分六个部分：一、总体情况；…`: the list may follow the number. */
function afterColon(text: string): string {
  return /^[^，。]{0,8}[：，](.*)/.exec(text)?.[1] ?? ''
}

function isAboutSections(
  claim: { count: number; parts: readonly NamedPart[] },
  list: string,
  word: string,
  sentence: string,
): boolean {
  if (TOPICS.test(list) || claim.count < 2) return false
  if (claim.parts.length >= 2) return true
  // Without a list, only 部分 said of the report itself is taken: 本报告共六个部分.
  return (
    word !== '方面' &&
    list.length <= 14 &&
    /(?:报告|年报|全文|内容)[^，。]{0,12}$/.test(sentence.slice(0, sentence.indexOf(list) + 1))
  )
}

/** A list without a number: only one that names at least four of the six is an announcement. */
function readList(text: string): Omit<ClaimedParts, 'seen'> | null {
  if (TOPICS.test(text)) return null
  const parts = namedIn(text)
  const known = parts.filter((part) => part !== 'fees')
  if (known.length < 4 || !known.includes('overview')) return null
  return { count: null, parts, closed: !/等|主要/.test(text.replace(/存在的?主要问题|主要问题/g, '')) }
}

function namedIn(list: string): NamedPart[] {
  return PARTS.map(([part, words]) => ({ part, at: list.search(words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ part }) => part)
}

function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NUMERALS.indexOf(text)
}

/** The end of the sentence as printed, where the number stands. */
function quote(first: Prose, all: readonly Prose[], sentence: string): Evidence {
  const found = all.find(({ text }) => squeeze(text.folded).text.includes(sentence)) ?? first
  const place: Place = found.place
  const { folded, now } = found.text
  const even = squeeze(folded)
  const at = even.text.indexOf(sentence)
  if (at < 0 || folded.length !== now.length) return evidence(now, place)
  const start = even.from[at] ?? 0
  const stop = (even.from[at + sentence.length - 1] ?? now.length - 1) + 1
  return evidence(now.slice(start, stop).trim(), place)
}
