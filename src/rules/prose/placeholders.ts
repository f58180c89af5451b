/** A blank of a template that nobody filled in. Offsets count in the text, blanks and all. */
export interface Placeholder {
  readonly seen: string
  readonly from: number
  readonly to: number
}

const UNIT = '(?:条|件|次|份|篇|期|人次|场|起|宗|例|万元|元|个)'
/** Words that a count follows; between them and the unit there is only blank space or a line to write on. */
const COUNTED = '(?:政府信息|信息|申请|公开|收到|受理|答复|办结|发布|累计|共计|共|合计|文件|培训|会议|复议|诉讼|结转)'
const END = '(?=[，。；、）,;)]|$)'

const BLANKS: readonly RegExp[] = [
  // 主动公开信息  条, 共____件
  new RegExp(`${COUNTED}(?:[ \\u3000\\u00a0]{1,12}|[ \\u3000]*[_＿﹍]{1,12}[ \\u3000]*)${UNIT}${END}`, 'g'),
  // XX年, ××局, **件; never inside a word or address of Latin letters.
  /(?<![A-Za-z0-9./@_×〇○零一二三四五六七八九-])(?:[XxＸ×✕╳○〇]{2,4})(?=年|月|日|局|镇|乡|县|市|区|省|街道|委|办|单位|部门|条|件|次|份|篇|万元|元)/g,
  // Asterisks also set words in bold, so only before a unit or 年.
  /(?<![0-9*])[*＊]{2,4}(?=年|条|件|次|份|篇|万元)/g,
  new RegExp(`(?<=${COUNTED})[XxＸ×](?=${UNIT}${END})`, 'g'),
  /(?:20)(?:[XxＸ×*]{2})(?=年)/g,
  /（(?:请?填写)?(?:单位|机关|部门|机构|行政机关)(?:全称|名称)(?:）|，请)/g,
  /某某(?=局|镇|乡|县|市|区|街道|单位)/g,
  // A number missing altogether, with the count's own words on both sides: 共收到申请件，
  /(?:共收到(?:政府信息公开)?申请|主动公开(?:政府)?信息|公开政府信息)(?:共|共计)?(?:条|件)(?=[，。；])/g,
]

/** What hides a person or a case on purpose, or stands for an omission: no blank. */
const ON_PURPOSE = /《[^《》]{0,60}$|“[^“”]{0,60}$|[张王李赵刘陈杨黄周吴徐孙]$/

/** A line with more blanks than this is a form, or debris: so many of them say enough. */
const MOST = 20

/** The unfilled blanks of a line of text. */
export function placeholdersIn(text: string): Placeholder[] {
  const found: Placeholder[] = []
  for (const words of BLANKS) {
    for (const match of text.matchAll(words)) {
      if (found.length === MOST) return found
      const before = text.slice(Math.max(0, match.index - 64), match.index)
      if (ON_PURPOSE.test(before) || found.some(({ from, to }) => match.index < to && from < match.index + match[0].length))
        continue
      found.push({ seen: match[0], from: match.index, to: match.index + match[0].length })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
