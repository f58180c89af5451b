// Recognises the headings of the six sections by what they say, not by their number: `domain.md` B.1
// lists the wordings. Left alone: sub-headings （一）…, rows of tables that look like headings
// (三、本年度办理结果), numbered paragraphs of prose.
import type { SectionKind } from '../report.js'

const ENUMERATOR = /^(?:第?([一二三四五六七八九十])[、.,，．:：]?(?:部分)?[、.,，．:：]?|(\d)[、.．])/u
const PREFIX = '(?:本机关|本单位|行政机关|我[局镇乡区县市委办院街道]{1,3}|20\\d\\d年度?)?'
/** How each kind of section is headed, without its number. */
const WORDINGS: readonly (readonly [SectionKind, string])[] = [
  [
    'overview',
    `${PREFIX}(?:总体(?:工作)?情况|基本(?:工作)?情况|工作(?:总体|基本)?情况|概述|总述|(?:主要)?工作概[况述]|总体概况|主要工作概述)`,
  ],
  ['proactive', `${PREFIX}主动公开(?:政府信息)?的?(?:工作)?(?:情况|内容)`],
  [
    'applications',
    `${PREFIX}(?:收到和?(?:处理|办理)(?:的)?(?:政府)?信息公开申请(?:的)?情况|(?:政府信息)?依申请公开(?:政府信息)?(?:的)?(?:申请)?(?:工作|办理)?情况)`,
  ],
  ['disputes', '(?:因?(?:政府)?信息公开(?:工作)?|因)?(?:被申请|申请|引发的?|引起的?)?行政法?复议.{0,8}行政诉讼(?:的)?情况'],
  [
    'problems',
    '(?:政府信息公开)?(?:工作)?(?:中)?存在的?(?:主要)?(?:问题|不足|困难)[、和及与]*.{0,8}(?:改进|整改|打算|措施|对策|建议|计划|安排|努力方向)?(?:的)?(?:情况|措施|办法|方向|建议|打算)?',
  ],
  [
    'other',
    '(?:其[他它]?(?:需要?(?:报告|说明|公开)的?(?:事项|情况|问题)|(?:报告)?事项)|需要(?:报告|说明)的(?:其[他它])?事项)(?:与附表)?',
  ],
]
const KINDS = WORDINGS.map(([kind, wording]) => [kind, new RegExp(`^(?:${wording})$`, 'u')] as const)
const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']
const HAN = '一二三四五六七八九十'
/** Characters; no wording of a heading is longer. */
const LONGEST_HEADING = 48

/** A recognised heading: its printed number (or null), its kind, and where its words end in `compact`. */
export interface HeadingFound {
  readonly number: number | null
  /** Whether the number was written 一、 as the form does. */
  readonly formal: boolean
  /** Null for a further section, such as 七、工作亮点. */
  readonly kind: SectionKind | null
  readonly end: number
}

/** The usual number of a kind of section, from 1. */
export function usualNumber(kind: SectionKind): number {
  return ORDER.indexOf(kind) + 1
}

/**
 * Recognises a heading at the start of a compact text. `alone`: the text is nothing but the heading;
 * otherwise (一、总体情况：2023年…) only a numbered one with a stop after it counts.
 */
export function headingOf(compact: string): HeadingFound | null {
  if (/^[（(]/u.test(compact)) return null
  const numbered = ENUMERATOR.exec(compact)
  const start = numbered ? numbered[0].length : 0
  const number = numbered ? (numbered[1] ? HAN.indexOf(numbered[1]) + 1 : Number(numbered[2])) : null
  const formal = numbered?.[1] !== undefined
  const whole = compact.slice(start, start + LONGEST_HEADING + 1).replace(/[。：:；;]+$/u, '')
  const alone = compact.length - start <= LONGEST_HEADING ? kindOf(whole) : null
  if (alone) return { number, formal, kind: alone, end: compact.length }
  if (number === null) return null
  const stop = /[。：:；;\n]/u.exec(compact.slice(start, start + LONGEST_HEADING))
  const kind = stop ? kindOf(compact.slice(start, start + stop.index)) : null
  return kind && stop ? { number, formal, kind, end: start + stop.index + 1 } : null
}

/** A heading is short and no sentence; 七、 behind the six is one of no known kind. */
const FURTHER = /^([七八九十])[、.．][^。；！？:：]{2,24}$/u

/** Recognises the heading of a section behind the sixth, whose words the form does not know. */
export function furtherHeading(compact: string): HeadingFound | null {
  const found = FURTHER.exec(compact)
  return found ? { number: HAN.indexOf(found[1] as string) + 1, formal: true, kind: null, end: compact.length } : null
}

function kindOf(words: string): SectionKind | null {
  const plain = words.replace(/[（(][^（()）]*[）)]/gu, '').replace(/["“”'‘’《》]/gu, '')
  return KINDS.find(([, wording]) => wording.test(plain))?.[0] ?? null
}

/**
 * Headings inside one long line, for copies that lost their line breaks: a number as the form writes
 * it, a known wording, and then a blank, a bracket, a year or the first caption. Offsets `[from, to)`.
 */
export function headingsWithin(line: string): { from: number; to: number; kind: SectionKind }[] {
  return WORDINGS.flatMap(([kind, wording]) => {
    const found = new RegExp(`[一二三四五六]、(?:${wording})(?=[\\s（(]|20\\d\\d|第二十条|行政复议|无|$)`, 'u').exec(line)
    return found ? [{ from: found.index, to: found.index + found[0].length, kind }] : []
  }).sort((a, b) => a.from - b.from)
}
