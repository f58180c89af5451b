/** How much of a text cannot be read. */
export interface Readability {
  readonly characters: number
  readonly unreadable: number
}

/** U+FFFD, private use (fonts without a map), control characters, and what a wrong charset makes of U+FFFD. */
const BROKEN = /[\ufffd\ue000-\uf8ff\u0080-\u009f]|锟斤拷|锟斤|烫烫|屯屯|锘/g
/** A question mark between two Han characters stands for one that was lost (`domain.md` F.3). */
const LOST = /(?<=[\u4e00-\u9fff])[?](?=[\u4e00-\u9fff])/g
/** UTF-8 read as Windows-1252, GBK read as Latin-1: runs of accented letters that no Chinese text has. */
const ACCENTED = /[\u00c0-\u00ff][\u00a1-\u00ff\u0152-\u0178\u2013-\u203a]{2,}/g
/** UTF-8 read as GBK: the commonest pieces of what becomes of Chinese. */
const WRONG_CHARSET = /鏀|垮簻|淇℃|伅鍏|骞村|鎶ュ|鐨|銆|锛|浜|涓€/g
const VISIBLE = /[^\s]/g

/** Counts the characters of a text, without white space, and those of them that cannot be read. */
export function readability(text: string): Readability {
  let unreadable = 0
  for (const words of [BROKEN, LOST, ACCENTED, WRONG_CHARSET])
    for (const match of text.matchAll(words)) unreadable += match[0].length
  return { characters: text.match(VISIBLE)?.length ?? 0, unreadable }
}

/** The first stretch that cannot be read, or null. */
export function firstUnreadable(text: string): number | null {
  const starts = [BROKEN, LOST, ACCENTED, WRONG_CHARSET].map((words) => text.search(words)).filter((at) => at >= 0)
  return starts.length === 0 ? null : Math.min(...starts)
}
