/**
 * Damage: mirrors write the reading of some characters behind them, `區(qū)`, with or without tone
 * marks, once or several times over.
 * Seen: real/specimen-2023.txt (206 times), real/pages.jsonl (toned, toneless and stacked).
 * Leaves alone: every other bracket; one lone reading of a rare character (甪(lù)直), which is a help
 * to the reader; toneless syllables where nothing else speaks for an injector.
 * Known limit: a toneless syllable that is no reading of its character stays.
 */
import type { Certainty } from '../../document/index.js'
import { everydayLevel } from '../everyday.js'
import type { Find, Fixer } from '../fixer.js'
import { isHan } from '../han.js'
import { fitOf, readSyllable } from '../readings.js'

interface Annotation {
  readonly at: number
  readonly text: string
  readonly character: string
  /** Whether nothing stands between the character and this. */
  readonly first: boolean
  readonly toned: boolean
  readonly fit: 'first' | 'other' | 'none'
}

/** How many annotations of each sort fit their character, on how many characters of text. */
interface Annotations {
  readonly length: number
  readonly toned: number
  readonly toneless: number
  readonly characters: number
  /** Those that no reader needs: the usual reading of an everyday character, or of a traditional one. */
  readonly needless: number
}

const BRACKETED = /[(（]((?:[a-zɑɡ\u00e0-\u01dc]|[\u0300-\u030c]){1,10})[)）]/g

/** Injectors annotate 125 characters in 1,000 (the specimen) or every tenth; people, hardly any. */
const LEAST_SHARE = 3 / 1000
/** Two toneless readings alone must be as dense as no English word in brackets ever is. */
const LEAST_SHARE_OF_TWO = 30 / 1000
const MANY = 5

export const dropInjectedPinyin: Fixer<Annotations> = {
  id: 'drop-injected-pinyin',
  title: { zh: '删去插入的拼音', en: 'Drops injected pinyin' },
  reasons: {
    'reading-of-the-character': {
      zh: '括号里是前一个字的读音',
      en: 'the brackets hold the reading of the character before them',
    },
    'one-of-many-annotations': {
      zh: '全文多处插入拼音，此处读音与字不合',
      en: 'the document is full of such annotations, though this reading is not known for its character',
    },
  },
  survey(texts) {
    let length = 0
    let toned = 0
    let toneless = 0
    let needless = 0
    const characters = new Set<string>()
    for (const text of texts) {
      length += text.length
      for (const annotation of annotationsOf(text)) {
        if (annotation.fit === 'none') continue
        characters.add(annotation.character)
        if (isNeedless(annotation)) needless++
        if (annotation.toned) toned++
        else toneless++
      }
    }
    return { length, toned, toneless, characters: characters.size, needless }
  },
  find(text, survey) {
    if (survey.toned + survey.toneless === 0) return []
    const finds: Find[] = []
    for (const annotation of annotationsOf(text)) {
      const certainty = judge(annotation, survey)
      if (certainty) add(finds, annotation, certainty)
    }
    return finds
  },
  examples: [
    { before: '本區(qū)實(shí)際情況', after: '本區實際情況' },
    { before: '總計(jì)', after: '總計' },
    { before: '公(gong)開(kai)條例自施行之日起執(zhi)行', after: '公開條例自施行之日起執行' },
    { before: '政(zheng)(zheng)府(fu)(fu)信息', after: '政府信息' },
    { before: '綠（lǜ）化面積和戰(zhàn)略', after: '綠化面積和戰略' },
  ],
  leavesAlone: [
    '各股(室)、(一)總體情況(2021)(試行)',
    '全长10(km)，接口(API)和(GDP)、(e)、(a)、(http://www.example.org)',
    '甪(lù)直镇人民政府',
    '六(lù)安市、甪(lù)直镇',
    '同志(he)、分(fen)',
    '联系人：李明(Li)，电话(0517)，表(V)',
  ],
}

/** A character and all that was written behind it are one find, as sure as the least sure of its parts. */
function add(finds: Find[], { at, text, character, first, fit }: Annotation, certainty: Certainty): void {
  const why = fit === 'none' ? 'one-of-many-annotations' : 'reading-of-the-character'
  const last = finds.at(-1)
  if (last && last.at + last.before.length === at) {
    finds[finds.length - 1] = { ...last, before: last.before + text, ...(certainty === 'likely' ? { why, certainty } : {}) }
  } else if (first) finds.push({ at: at - 1, before: character + text, after: character, why, certainty })
  else finds.push({ at, before: text, after: '', why, certainty })
}

function* annotationsOf(text: string): Generator<Annotation> {
  let end = -1
  let base = ''
  for (const match of text.matchAll(BRACKETED)) {
    const { index: at } = match
    const first = at !== end || base === ''
    if (first) base = isHan(text.charCodeAt(at - 1)) ? text.charAt(at - 1) : ''
    const syllable = base === '' ? undefined : readSyllable(match[1] as string)
    if (!syllable) continue
    end = at + match[0].length
    yield { at, text: match[0], character: base, first, toned: syllable.toned, fit: fitOf(base, syllable.letters) }
  }
}

const TRADITIONAL_ONLY = 2

function isNeedless({ fit, character }: Annotation): boolean {
  const level = everydayLevel(character.charCodeAt(0))
  return level === TRADITIONAL_ONLY || (level > 0 && fit === 'first')
}

function judge({ fit, toned }: Annotation, survey: Annotations): Certainty | undefined {
  const dense = (count: number, share: number) => count >= share * survey.length
  if (fit === 'none') return toned && survey.toned >= MANY ? 'likely' : undefined
  if (toned) {
    if (!dense(survey.toned, LEAST_SHARE)) return undefined
    return survey.needless > 0 ? 'certain' : undefined
  }
  if (survey.characters < 2) return undefined
  if (survey.toneless > 2 && dense(survey.toneless, LEAST_SHARE)) return survey.toneless > 2 * MANY ? 'certain' : 'likely'
  return dense(survey.toneless, LEAST_SHARE_OF_TWO) ? 'likely' : undefined
}
