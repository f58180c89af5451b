import { BARRIER, HOLE, startsCharacter, type Tokens } from './tokens.js'

/** A part of a wrongly read text that is UTF-8, with what it says. A lost character is U+FFFD. */
export interface Passage {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Characters of three or four bytes that are whole: chance hardly makes two in a row. */
  readonly whole: number
  readonly lost: number
}

/** `good`: a whole sequence; `slack`: one of two bytes; the rest is ASCII, damage, or no UTF-8 at all. */
type Kind = 'good' | 'slack' | 'ascii' | 'cut' | 'hole' | 'stray' | 'stop'

interface Item {
  readonly kind: Kind
  readonly from: number
  readonly to: number
  readonly text: string
}

const REPLACEMENT = 0xfffd
const QUESTION_MARK = 0x3f

/** The UTF-8 passages of a text, ascending; each begins and ends where a character of the text does. */
export function readUtf8(tokens: Tokens, slackCounts: boolean): Passage[] {
  const passages: Passage[] = []
  let run: Item[] = []
  const close = () => {
    const passage = passageOf(tokens, run, slackCounts)
    if (passage) passages.push(passage)
    run = []
  }
  for (let next = 0; next < tokens.length; ) {
    const item = itemAt(tokens, next)
    next = item.to
    if (item.kind === 'stray' && !mayFollowLoss(run.at(-1))) {
      const previous = run.at(-1)
      const joined = previous?.kind === 'good' ? joinedByLoss(tokens, previous) : undefined
      if (previous?.kind === 'good' && (joined || !startsCharacter(tokens, item.from))) run.pop()
      if (joined) {
        run.push(joined)
        next = joined.to
      } else close()
    } else if (item.kind === 'stop') close()
    else run.push(item)
  }
  close()
  return passages
}

/**
 * The end of a character stands behind what was lost of it, and nowhere else. Behind a whole character
 * it shows that something is missing without a mark, and that the character may be false.
 */
function mayFollowLoss(previous: Item | undefined): boolean {
  return previous !== undefined && (previous.kind === 'hole' || previous.kind === 'stray' || isQuestionMark(previous))
}

/** A whole character and up to two strays before the next one: two characters that lost what lay between. */
function joinedByLoss(tokens: Tokens, good: Item): Item | undefined {
  let to = good.to
  while (to < tokens.length && to - good.to < 3 && itemAt(tokens, to).kind === 'stray') to++
  const next = to - good.to < 3 && to < tokens.length ? itemAt(tokens, to).kind : 'stop'
  return next === 'good' || next === 'cut' ? { kind: 'cut', from: good.from, to, text: '' } : undefined
}

function itemAt({ bytes, length }: Tokens, from: number): Item {
  const lead = bytes[from] as number
  const item = (kind: Kind, size: number, text = ''): Item => ({ kind, from, to: from + size, text })
  if (lead === HOLE) return item('hole', 1)
  if (lead === BARRIER) return item('stop', 1)
  if (lead < 0x80) return item('ascii', 1, String.fromCharCode(lead))
  if (lead < 0xc0) return item('stray', 1)
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return item('stop', 1)
  let code = lead & (0x7f >> size)
  let have = 1
  for (; have < size && from + have < length; have++) {
    const byte = bytes[from + have] as number
    if (byte < 0x80 || byte > 0xbf) break
    code = code * 64 + (byte & 0x3f)
  }
  if (have < size) return size === 2 ? item('stop', 1) : item('cut', have)
  const least = size === 4 ? 0x10000 : size === 3 ? 0x800 : 0x80
  if (code < least || code > 0x10ffff || code === REPLACEMENT || (code >= 0xd800 && code <= 0xdfff)) return item('stop', 1)
  return item(size === 2 ? 'slack' : 'good', size, String.fromCodePoint(code))
}

const isSolid = ({ kind }: Item) => kind === 'good' || kind === 'slack'
const isEdge = ({ kind }: Item) => kind === 'good' || kind === 'cut'

function passageOf(tokens: Tokens, run: readonly Item[], slackCounts: boolean): Passage | undefined {
  let first = run.findIndex((item) => isEdge(item) || (slackCounts && isSolid(item)))
  if (first === -1) return undefined
  let last = run.length - 1
  while (last > first && !isEdge(run[last] as Item) && !(slackCounts && isSolid(run[last] as Item))) last--
  const next = run[last + 1]
  if (run[last]?.kind === 'cut' && next && (next.kind === 'hole' || isQuestionMark(next))) last++
  while (first > 0 && !startsCharacter(tokens, (run[first] as Item).from)) first--
  while (last < run.length - 1 && !startsCharacter(tokens, (run[last] as Item).to)) last++
  while (first <= last && !startsCharacter(tokens, (run[first] as Item).from)) first++
  while (first <= last && !startsCharacter(tokens, (run[last] as Item).to)) last--
  if (first > last) return undefined
  return spell(tokens, run.slice(first, last + 1))
}

function spell(tokens: Tokens, items: readonly Item[]): Passage {
  let text = ''
  let whole = 0
  let lost = 0
  for (let i = 0; i < items.length; ) {
    const item = items[i] as Item
    if (isSolid(item) || (item.kind === 'ascii' && !(isQuestionMark(item) && items[i + 1]?.kind === 'stray'))) {
      text += item.text
      if (item.kind === 'good') whole++
      i++
      continue
    }
    const { next, characters } = damageAt(items, i)
    text += '\ufffd'.repeat(characters)
    lost += characters
    i = next
  }
  const first = items[0] as Item
  const last = items.at(-1) as Item
  return { from: tokens.at[first.from] as number, to: tokens.at[last.to] as number, text, whole, lost }
}

const isQuestionMark = ({ kind, text }: Item) => kind === 'ascii' && text.charCodeAt(0) === QUESTION_MARK

/**
 * What was lost at one place: the start of a character, a mark, the end of a character. They are one
 * character where they can be.
 */
function damageAt(items: readonly Item[], start: number): { next: number; characters: number } {
  let next = start
  let bytes = 0
  if (items[next]?.kind === 'cut') bytes += sizeOf(items[next++])
  let marks = 0
  while (items[next] && (items[next]?.kind === 'hole' || (isQuestionMark(items[next] as Item) && marks < 2))) {
    next++
    marks++
  }
  for (; items[next]?.kind === 'stray'; next++) bytes++
  return { next, characters: Math.max(marks, Math.ceil((bytes + 1) / 3)) }
}

const sizeOf = (item: Item | undefined) => (item ? item.to - item.from : 0)
