import { numberText } from './number-text.js'
import { childOf, numberIn, switchIn, valueIn, type XmlElement } from './xml.js'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly suffix: string
  /** All numbers of this level in decimals (`w:isLgl`). */
  readonly legal: boolean
  /** The level whose new number makes this one start again, counted from 1; 0 for never. */
  readonly restart: number | undefined
  readonly styleId: string | undefined
}

interface List {
  readonly counters: string
  readonly levels: ReadonlyMap<number, Level>
  readonly startOverrides: ReadonlyMap<number, number>
}

const LEVELS = 9

/**
 * Automatic numbers as they are printed. Word keeps them out of the text: `numbering.xml` says how they
 * look, and a number is known only by counting all paragraphs before it, in order.
 */
export class Numbering {
  readonly #lists = new Map<string, List>()
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #started = new Set<string>()

  constructor(root: XmlElement | undefined) {
    const abstracts = new Map<string, XmlElement>()
    const byStyle = new Map<string, XmlElement>()
    for (const element of root?.children ?? []) {
      if (element.name !== 'w:abstractNum') continue
      abstracts.set(element.attributes['w:abstractNumId'] ?? '', element)
      const link = valueIn(element, 'w:styleLink')
      if (link) byStyle.set(link, element)
    }
    for (const element of root?.children ?? []) {
      if (element.name !== 'w:num') continue
      const id = element.attributes['w:numId'] ?? ''
      const counters = valueIn(element, 'w:abstractNumId') ?? ''
      const abstract = abstracts.get(counters)
      const linked = byStyle.get(valueIn(abstract, 'w:numStyleLink') ?? '') ?? abstract
      this.#lists.set(id, listOf(element, linked, counters))
    }
  }

  /** The level of a list that a paragraph style stands for. */
  levelOfStyle(numId: string, styleId: string | undefined): number | undefined {
    if (styleId === undefined) return undefined
    for (const [index, level] of this.#lists.get(numId)?.levels ?? []) if (level.styleId === styleId) return index
    return undefined
  }

  /** Counts one more paragraph and returns its number with what stands between it and `text`. */
  next(numId: string, level: number, text: string): string {
    const list = this.#lists.get(numId)
    const shape = list?.levels.get(level)
    if (list === undefined || shape === undefined) return ''
    const counters = this.#advance(numId, list, level)
    const printed = printedNumber(list, level, counters)
    return printed === '' ? '' : printed + separator(shape.suffix, printed, text)
  }

  #advance(numId: string, list: List, level: number): readonly (number | undefined)[] {
    const counters = this.#counters.get(list.counters) ?? new Array<number | undefined>(LEVELS)
    this.#counters.set(list.counters, counters)
    const override = list.startOverrides.get(level)
    const first = `${numId}/${level}`
    if (override !== undefined && !this.#started.has(first)) counters[level] = override
    else counters[level] = counters[level] === undefined ? startOf(list, level) : (counters[level] as number) + 1
    this.#started.add(first)
    for (let above = 0; above < level; above++) counters[above] ??= startOf(list, above)
    for (let below = level + 1; below < LEVELS; below++) {
      const restart = list.levels.get(below)?.restart
      if (restart === undefined || level < restart) counters[below] = undefined
    }
    return counters
  }
}

function startOf(list: List, level: number): number {
  return list.startOverrides.get(level) ?? list.levels.get(level)?.start ?? 1
}

function listOf(num: XmlElement, abstract: XmlElement | undefined, counters: string): List {
  const levels = new Map<number, Level>()
  const startOverrides = new Map<number, number>()
  for (const element of abstract?.children ?? []) if (element.name === 'w:lvl') addLevel(levels, element)
  for (const override of num.children) {
    if (override.name !== 'w:lvlOverride') continue
    const index = Number(override.attributes['w:ilvl'])
    const start = numberIn(override, 'w:startOverride')
    if (start !== undefined) startOverrides.set(index, start)
    const replaced = childOf(override, 'w:lvl')
    if (replaced) addLevel(levels, replaced)
  }
  return { counters, levels, startOverrides }
}

function addLevel(levels: Map<number, Level>, element: XmlElement): void {
  const index = Number(element.attributes['w:ilvl'])
  if (!(index >= 0 && index < LEVELS)) return
  const restart = numberIn(element, 'w:lvlRestart')
  levels.set(index, {
    start: numberIn(element, 'w:start') ?? 0,
    format: valueIn(formatHolder(element), 'w:numFmt') ?? 'decimal',
    text: valueIn(element, 'w:lvlText') ?? '',
    suffix: valueIn(element, 'w:suff') ?? 'tab',
    legal: switchIn(element, 'w:isLgl') ?? false,
    restart,
    styleId: valueIn(element, 'w:pStyle'),
  })
}

/** Formats newer than the first edition stand in an alternative, with a plain one to fall back on. */
function formatHolder(level: XmlElement): XmlElement | undefined {
  if (childOf(level, 'w:numFmt')) return level
  const alternatives = childOf(level, 'mc:AlternateContent')
  return childOf(alternatives, 'mc:Fallback') ?? childOf(alternatives, 'mc:Choice')
}

function printedNumber(list: List, level: number, counters: readonly (number | undefined)[]): string {
  const shape = list.levels.get(level)
  if (shape === undefined) return ''
  if (shape.format === 'bullet') return /^[\uE000-\uF8FF\s]*$/.test(shape.text) ? '' : shape.text
  return shape.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1
    const format = list.levels.get(index)?.format ?? 'decimal'
    return numberText(counters[index] ?? startOf(list, index), shape.legal && format !== 'none' ? 'decimal' : format)
  })
}

/**
 * Word sets a tab after a number. Between `一、` and Chinese that is no more than a gap; everywhere else
 * it is what keeps a number from running into the text, so a space stands for it.
 */
function separator(suffix: string, printed: string, text: string): string {
  if (suffix === 'nothing' || text === '') return ''
  if (suffix === 'space') return ' '
  const touching = (printed.at(-1) as string) + (text[0] as string)
  return /^[^\p{L}\p{N}][^\p{N}a-zA-Z]$/u.test(touching) || /^\s/.test(text) ? '' : ' '
}
