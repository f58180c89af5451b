// What the crawler knows of a page: its links, frames and redirects, and enough of its text to judge it.

export interface Link {
  /** Absolute and normalised. */
  readonly url: string
  /** The address with its fragment, where it has one: some sites route by it. */
  readonly hash: string
  /** Its text, or its `title` where that says more. */
  readonly text: string
  /** Text that follows up to the next link; lists print the date there. */
  readonly after: string
}

export interface Page {
  /** Where the page was found in the end. */
  readonly url: string
  readonly html: string
  /** `<title>`. */
  readonly title: string
  /** `<meta name="ArticleTitle">`, where a portal states it. */
  readonly articleTitle: string
  /** The first `<h1>` to `<h3>`. */
  readonly heading: string
  readonly links: readonly Link[]
  /** More links than were looked at. */
  readonly manyLinks: boolean
  /** iframe, frame, embed, object. */
  readonly frames: readonly string[]
  /** Target of a meta refresh or of a script that does nothing but leave. */
  readonly redirect: string | null
  /** Inline scripts, joined. */
  readonly scripts: string
  /** Text outside scripts and styles, at most `MOST_TEXT` characters. */
  readonly text: string
  /** Text outside links, in characters. */
  readonly proseLength: number
  /** How many different labels of the official tables stand in table cells. */
  readonly tableLabels: number
  readonly images: number
}
