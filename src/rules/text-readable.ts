// Claim: the text of this copy can be read; where it was damaged, it could be mended.
// Seen: mirrors with injected pinyin and dropped 年 月; pages decoded with the wrong charset; PDF fonts without a map to characters.
// Leaves alone: what was mended is only remarked upon, with the number of places; blanks and furniture.
// Known limit: damage that left readable but wrong characters (a swallowed digit) is not seen.
import { type Certainty, type Evidence, evidence, type Place, type TracedText } from '../document/index.js'
import type { Report } from '../layouts/index.js'
import { firstUnreadable, readability } from './prose/unreadable.js'
import { consistent, type Outcome, type Rule } from './rule.js'

interface Damage {
  readonly unreadable: number
  readonly mended: number
  readonly share: number
}

/** Share of the characters from which on the copy cannot be used (`contract.md` 4). */
const TOO_MUCH = 0.02
/** Fewer mended places are nothing to speak of: a stray blank, a look-alike character. */
const WORTH_SAYING = 3
/** Below so many unreadable characters a short text is not judged by its share. */
const FEWEST = 4

interface Piece {
  readonly text: TracedText
  readonly place: Place
}

function check(report: Report): Outcome<Damage>[] {
  const pieces: Piece[] = [
    ...report.preamble,
    ...report.sections.flatMap(({ heading, prose }) => [heading, ...prose]),
    ...report.cells.values(),
  ]
  let characters = 0
  let unreadable = 0
  let mended = 0
  for (const { text } of pieces) {
    const counted = readability(text.now)
    characters += counted.characters
    unreadable += counted.unreadable
    mended += text.steps.filter(isDamage).length
  }
  if (unreadable === 0 && mended < WORTH_SAYING) return [consistent]
  const share = characters === 0 ? 0 : unreadable / characters
  return [
    finding(pieces, { unreadable, mended, share: Math.round(share * 1000) / 10 }, share >= TOO_MUCH && unreadable >= FEWEST),
  ]
}

/** White space that was evened out is no damage. */
function isDamage({
  before,
  after,
}: {
  readonly before: string
  readonly after: string
  readonly certainty: Certainty
}): boolean {
  return before.trim() !== after.trim()
}

function finding(pieces: readonly Piece[], data: Damage, tooMuch: boolean): Outcome<Damage> {
  const [first, ...rest] = pieces.flatMap(quote).slice(0, MOST_QUOTES) as [Evidence, ...Evidence[]]
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: 'text' },
    evidence: [first, ...rest],
    data,
    severity: tooMuch ? 'error' : 'info',
    cause: 'damage',
  }
}

const MOST_QUOTES = 3
/** So many characters before and behind a damaged place are shown. */
const AROUND = 20

function quote({ text, place }: Piece): Evidence[] {
  const broken = firstUnreadable(text.now)
  if (broken !== null) return [evidence(text.now.slice(Math.max(0, broken - AROUND), broken + AROUND).trim(), place)]
  const step = text.steps.find(isDamage)
  return step === undefined ? [] : [evidence(text.now.slice(Math.max(0, step.at - AROUND), step.at + AROUND).trim(), place)]
}

/** The text can be read, or could be mended. */
export const textReadable: Rule<Damage> = {
  id: 'text-readable',
  catalogue: ['ENC'],
  group: 'other',
  severity: 'info',
  title: { zh: '文字没有损坏', en: 'The text is readable' },
  about: {
    checks: {
      zh: '文件里没有乱码、丢失的字符。修补后仍读不出的字符达到 2% 的，是错误；更少的，以及已经修补好的，只作提示。损坏多半发生在转载或导出时，不一定是发布单位的原件有误。',
      en: 'The text holds no garbled or lost characters. Where two per cent or more stay unreadable it is an error; less, and what could be mended, is remarked upon. Copies are mostly damaged on the way, not by the agency.',
    },
    leavesAlone: {
      zh: '多余的空格、换行；少于 3 处的修补。',
      en: 'Blanks and line breaks; fewer than three mended places.',
    },
  },
  reads: ['preamble', 'sections', 'proactive.*', 'applications.*', 'reconsideration.*', 'litigation.*'],
  check,
  messages: {
    zh: ({ unreadable, mended, share }) =>
      unreadable === 0
        ? `这份文件有 ${mended} 处文字损坏，已经修补。请以原件为准。`
        : `这份文件有 ${unreadable} 个字符读不出来（${share}%）${mended > 0 ? `，另有 ${mended} 处已经修补` : ''}。请找原件重新导出，或换一个来源。`,
    en: ({ unreadable, mended, share }) =>
      unreadable === 0
        ? `The text of this copy was damaged in ${mended} places, which were mended. The original decides.`
        : `${unreadable} characters of this copy (${share} %) cannot be read${mended > 0 ? `; ${mended} other places were mended` : ''}. Export the original again, or take another source.`,
  },
  examples: {
    consistent: [{ shows: '没有损坏' }],
    inconsistent: [
      {
        shows: '有读不出的字符',
        prose: { overview: '2023年，我局政府信息公开工作取得\ufffd\ufffd\ufffd\ufffd成效，群众满意。' },
      },
    ],
    cannotTell: [],
  },
}
