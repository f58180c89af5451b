// Reads a page with a tokeniser alone: no tree is built, so nesting and size cost only time in proportion, whatever
// a page tries. What is needed of a list page are its links in order, and of an article whether it holds the tables.
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import { normalise } from '../address.js'
import type { Page } from './page.js'
import { scriptTarget } from './script-target.js'
import { tableLabelsIn } from './table-labels.js'

/** A list of a whole county has some hundreds; beyond this a page is a trap or a dump. */
const MOST_LINKS = 3_000
/** Characters; the longest reports stay below. */
const MOST_TEXT = 400_000
/** Characters; list data of jcms stands inside scripts. */
const MOST_SCRIPT = 2_000_000
/** Characters; more is no name. */
const LONGEST_LINK_TEXT = 300

/** Elements whose content is no markup; a tree builder would tell the tokeniser, here it is told by hand. */
const RAW: Readonly<Record<string, Tokenizer['state']>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
  xmp: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
}

/** The page that this source is, found at `url`. Linear in its length. */
export function readPage(html: string, url: string): Page {
  const reader = new PageReader(url)
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.enterRaw = (mode) => {
    tokenizer.state = mode
  }
  tokenizer.write(html, true)
  return reader.page(html)
}

type Names = 'title' | 'heading'

class PageReader implements TokenHandler {
  enterRaw: (mode: Tokenizer['state']) => void = () => undefined
  #base: string
  #inside: 'script' | 'style' | null = null
  #named: Names | null = null
  #link: { href: string; title: string; text: string } | null = null
  #cells = 0
  #cellText: string[] = []
  #text: string[] = []
  #textLength = 0
  #prose = 0
  #scripts: string[] = []
  #scriptLength = 0
  readonly #names: Record<Names, string> = { title: '', heading: '' }
  #articleTitle = ''
  readonly #links: { url: string; hash: string; text: string; after: string }[] = []
  #seenLinks = 0
  readonly #frames: string[] = []
  #refresh: string | null = null
  #images = 0

  constructor(private readonly url: string) {
    this.#base = url
  }

  onStartTag(tag: Token.TagToken): void {
    const raw = RAW[tag.tagName]
    if (raw !== undefined) this.enterRaw(raw)
    switch (tag.tagName) {
      case 'script':
      case 'style':
        this.#inside = tag.tagName
        return
      case 'title':
        this.#named = 'title'
        return
      case 'h1':
      case 'h2':
      case 'h3':
        if (this.#names.heading === '') this.#named = 'heading'
        return
      case 'base':
        this.#base = normalise(attribute(tag, 'href'), this.url) ?? this.#base
        return
      case 'meta':
        this.#meta(tag)
        return
      case 'a':
      case 'area':
        this.#endLink()
        this.#link = { href: hrefOf(tag), title: attribute(tag, 'title'), text: '' }
        if (tag.tagName === 'area') this.#endLink()
        return
      case 'iframe':
      case 'frame':
      case 'embed':
      case 'object':
        this.#frame(attribute(tag, 'src') || attribute(tag, 'data'))
        return
      case 'img':
        this.#images++
        return
      case 'td':
      case 'th':
        this.#cells++
        this.#cellText.push('\n')
    }
  }

  onEndTag(tag: Token.TagToken): void {
    if (tag.tagName === 'a') this.#endLink()
    else if (tag.tagName === 'script' || tag.tagName === 'style') this.#inside = null
    else if (tag.tagName === 'title' || /^h[1-3]$/.test(tag.tagName)) this.#named = null
    else if (tag.tagName === 'td' || tag.tagName === 'th') this.#cells = Math.max(0, this.#cells - 1)
    else if (tag.tagName === 'table') this.#cells = 0
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#inside === 'script' && this.#scriptLength < MOST_SCRIPT) {
      this.#scripts.push(chars)
      this.#scriptLength += chars.length
    }
    if (this.#inside !== null) return
    if (this.#named !== null && this.#names[this.#named].length < LONGEST_LINK_TEXT) this.#names[this.#named] += chars
    if (this.#named === 'title') return
    if (this.#link) {
      if (this.#link.text.length < LONGEST_LINK_TEXT) this.#link.text += chars
    } else {
      this.#prose += chars.trim().length
      const last = this.#links.at(-1)
      if (last && last.after.length < 40) last.after += chars
    }
    if (this.#cells > 0) this.#cellText.push(chars)
    if (this.#textLength >= MOST_TEXT) return
    this.#text.push(chars)
    this.#textLength += chars.length
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    if (this.#textLength < MOST_TEXT || this.#inside !== null) this.onCharacter(token)
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {
    this.#endLink()
  }

  page(html: string): Page {
    const text = this.#text.join('')
    const scripts = this.#scripts.join('')
    const leaving = this.#refresh ?? scriptTarget(scripts, { text, html })
    return {
      url: this.url,
      html,
      title: tidy(this.#names.title),
      articleTitle: tidy(this.#articleTitle),
      heading: tidy(this.#names.heading),
      links: this.#links.map((link) => ({ ...link, after: tidy(link.after) })),
      manyLinks: this.#seenLinks > MOST_LINKS,
      frames: this.#frames,
      redirect: leaving === null ? null : normalise(leaving, this.#base),
      scripts,
      text,
      proseLength: this.#prose,
      tableLabels: tableLabelsIn(this.#cellText.join('')),
      images: this.#images,
    }
  }

  #meta(tag: Token.TagToken): void {
    const content = attribute(tag, 'content')
    if (/^refresh$/i.test(attribute(tag, 'http-equiv'))) this.#refresh ??= refreshTarget(content)
    if (/^articletitle$/i.test(attribute(tag, 'name'))) this.#articleTitle ||= content
  }

  #frame(source: string): void {
    const url = normalise(source, this.#base)
    if (url !== null && this.#frames.length < MOST_LINKS) this.#frames.push(url)
  }

  #endLink(): void {
    const link = this.#link
    this.#link = null
    if (!link || link.href === '' || link.href.startsWith('#')) return
    this.#seenLinks++
    const url = this.#links.length < MOST_LINKS ? normalise(link.href, this.#base) : null
    if (url === null) return
    const [text, title] = [tidy(link.text), tidy(link.title)]
    const hash = link.href.includes('#') ? link.href.slice(link.href.indexOf('#')) : ''
    // Lists cut long names off; the whole stands in the attribute.
    this.#links.push({
      url,
      hash,
      text: title.length > text.length || /(?:…|\.{3})$/.test(text) ? title || text : text,
      after: '',
    })
  }
}

function attribute(tag: Token.TagToken, name: string): string {
  return tag.attrs.find((one) => one.name === name)?.value ?? ''
}

/** `javascript:open('/a.html')` and onclick hold an address in quotes; what holds none leads nowhere. */
function hrefOf(tag: Token.TagToken): string {
  const href = attribute(tag, 'href').trim()
  const script = /^javascript:/i.test(href) ? href : href === '' || href === '#' ? attribute(tag, 'onclick') : ''
  if (script === '') return href
  return /['"]((?:https?:\/\/|\/|\.{1,2}\/)[^'"\s]+|[^'"\s]+\.(?:s?html?|jhtml|pdf|docx?|wps|ofd))['"]/i.exec(script)?.[1] ?? ''
}

/** `0; url=x`; a page that reloads itself after a while is not leaving. */
function refreshTarget(content: string): string | null {
  const found = /^\s*(\d+(?:\.\d+)?)?\s*[;,]?\s*url\s*=\s*["']?([^"']+)/i.exec(content)
  return found && Number(found[1] ?? 0) <= 10 ? (found[2] as string).trim() : null
}

function tidy(text: string): string {
  return text.replace(/[\s\u00a0\u3000]+/g, ' ').trim()
}
