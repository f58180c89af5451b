import { everydayLevel } from '../everyday.js'
import { FREQUENT } from '../tables/frequent.js'
import { OFFICIAL_WORDS } from '../tables/official-words.js'

/**
 * Natural logarithms of how often a character stands in official Chinese. A hundred and fifty characters
 * make half of such a text, a thousand all but three in a hundred; the classes share that out evenly.
 */
const LN = { constant: -5.7, frequent: -7.8, everyday: -11.4, rare: -16, alien: -16, common: -3.5, mark: -7, width: -9 } as const
/** How much likelier a character is where it goes on with a word: words leave some hundredth of the choice. */
const LN_IN_WORD = 4

/** Half of every official text. */
const CONSTANT =
  '的政府信息公开工作申请行年度告报本机关理不予其他类项目主动情况及规章和有对在人民县市区局办进一是日月中为大发会议步加强制要部门务服网站平台完善问题以内容法定处结果数量上了等方复实全新' +
  '開請報關規對縣區辦進為發會議強門務網臺題處結數復實總计總计'
const COMMON_MARKS = '，。、'
const MARKS = '；：？！（）《》“”‘’〔〕—…·％－～'
const FIRST_FULL_WIDTH = 0xff01
const LAST_FULL_WIDTH = 0xff5e
const FIRST_ABOVE_ASCII = 0x80

interface Likelihoods {
  readonly ofUnit: Float32Array
  readonly pairs: ReadonlySet<number>
}

let loaded: Likelihoods | undefined

/** The logarithm for a UTF-16 unit above ASCII, -16 to -3.5. */
export function lnOf(unit: number): number {
  loaded ??= load()
  return loaded.ofUnit[unit] as number
}

/** What is added where `unit` stands behind `previous`. */
export function lnBehind(previous: number, unit: number): number {
  loaded ??= load()
  return loaded.pairs.has(previous * 0x10000 + unit) ? LN_IN_WORD : 0
}

function load(): Likelihoods {
  const ofUnit = new Float32Array(0x10000).fill(LN.alien)
  const set = (characters: string, ln: number) => {
    for (const character of characters) ofUnit[character.charCodeAt(0)] = ln
  }
  for (let unit = FIRST_ABOVE_ASCII; unit < 0x10000; unit++) {
    if (unit >= 0x3400 && unit <= 0x9fff) ofUnit[unit] = everydayLevel(unit) > 0 ? LN.everyday : LN.rare
    else if (unit >= FIRST_FULL_WIDTH && unit <= LAST_FULL_WIDTH) ofUnit[unit] = LN.width
  }
  const words = OFFICIAL_WORDS.trim().split(/\s+/)
  set(words.join(''), LN.frequent)
  set(FREQUENT.replaceAll('\n', ''), LN.frequent)
  set(CONSTANT, LN.constant)
  set(MARKS, LN.mark)
  set(COMMON_MARKS, LN.common)
  const pairs = new Set<number>()
  for (const word of words)
    for (let at = 1; at < word.length; at++) pairs.add(word.charCodeAt(at - 1) * 0x10000 + word.charCodeAt(at))
  return { ofUnit, pairs }
}
