import { attribute, type Element } from './tree.js'

/** Never shown as text of the page. `noscript` is what nobody with a browser sees. */
const SILENT = new Set(
  'script style template noscript head title meta link base iframe object embed applet audio video canvas svg datalist option optgroup colgroup col map noframes'.split(
    ' ',
  ),
)

const BLOCK = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary ul xmp caption tr td th thead tbody tfoot table'
  ).split(' '),
)

const DISPLAY = /(?:^|;)\s*display\s*:\s*([a-z-]+)/i
const INVISIBLE = /(?:^|;)\s*(?:visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i

export function isSilent(element: Element): boolean {
  return SILENT.has(element.tagName)
}

/** Whether a browser begins a new line before and after the element. */
export function isBlock(element: Element): boolean {
  const display = displayOf(element)
  if (display === undefined || display === 'none') return BLOCK.has(element.tagName)
  return !display.startsWith('inline') && display !== 'contents'
}

/** Taken out of the page: it has no place in the layout, so the cells after it move up. */
export function isRemoved(element: Element): boolean {
  if (attribute(element, 'hidden') !== undefined || displayOf(element) === 'none') return true
  return element.tagName === 'dialog' && attribute(element, 'open') === undefined
}

/** Keeps its place and shows nothing. `mso-hide` is Word's own mark of hidden text. */
export function isInvisible(element: Element): boolean {
  const style = attribute(element, 'style')
  return style !== undefined && /hid|collapse/i.test(style) && INVISIBLE.test(style)
}

function displayOf(element: Element): string | undefined {
  const style = attribute(element, 'style')
  return style !== undefined && /display/i.test(style) ? DISPLAY.exec(style)?.[1]?.toLowerCase() : undefined
}

const HEADINGS: ReadonlyMap<string, number> = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level]))

/** 1 to 6 for a heading, else undefined. */
export function headingLevel(element: Element): number | undefined {
  return HEADINGS.get(element.tagName)
}

const PREFORMATTED = new Set(['pre', 'listing', 'xmp', 'plaintext', 'textarea'])
const KEEPS_BLANKS = /(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\s*(?:;|$)/i

/** Whether line breaks in the source are line breaks on the page. */
export function isPreformatted(element: Element): boolean {
  if (PREFORMATTED.has(element.tagName)) return true
  const style = attribute(element, 'style')
  return style !== undefined && /white-space/i.test(style) && KEEPS_BLANKS.test(style)
}

const TEXT_INPUTS = new Set(['', 'text', 'number', 'tel', 'date', 'month', 'search', 'email', 'url'])

/** What a form control shows: the value of an input that holds text, the chosen option of a list. */
export function controlText(element: Element): string | undefined {
  if (element.tagName === 'input') {
    const shows = TEXT_INPUTS.has((attribute(element, 'type') ?? '').toLowerCase())
    return shows ? (attribute(element, 'value') ?? '') : ''
  }
  return element.tagName === 'select' ? chosenOption(element) : undefined
}

function chosenOption(select: Element): string {
  const options: Element[] = []
  const collect = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue
      if (child.tagName === 'option') options.push(child)
      else collect(child)
    }
  }
  collect(select)
  const chosen = options.findLast((option) => attribute(option, 'selected') !== undefined) ?? options[0]
  return chosen?.childNodes.map((node) => ('value' in node ? node.value : '')).join('') ?? ''
}
