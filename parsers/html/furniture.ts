import type { Furniture, TableCell } from '../../src/document/index.js'
import { factsOf } from './measure.js'
import { attribute, type Element } from './tree.js'

/*
 * What stands around a report on a portal's page. Marked, never dropped; where a mark could hide the
 * report itself (an unclosed <nav> that holds the whole page), nothing is marked.
 */

const NAVIGATION_TAGS = new Set(['nav', 'footer'])
const NAVIGATION_NAMES =
  /^(?:nav|navbar|navi|navigation|menu|mainnav|topnav|sitenav|breadcrumbs?|bread|crumbs?|location|curlocation|dqwz|wz|position|share|bdsharebuttonbox|social-share|sharebox|footer|foot|copyright|pages?nav|toolbar)$/i

/** Longer than any line of a portal's furniture. */
const LONGEST_LINE = 200
const BREADCRUMB = /^[【[>»\s]*(?:您|你)?(?:现在|当前|目前|所在|現在|當前)?(?:的|所在的?)?位置(?:是|为)?\s*[:：]/
const NEIGHBOURS = /^(?:上一?篇|下一?篇|上一条|下一条|上一页|下一页|相关链接|相关附件下载)\s*[:：]?/
const SITE_FOOTER = /版权所有|ICP备|公网安备|网站标识码|网站地图|^主办(?:单位)?\s*[:：]|^承办(?:单位)?\s*[:：]|^技术支持\s*[:：]/
const TOOL_WORDS =
  /分享到?|打印(?:本页|此页|页面)?|关闭(?:窗口|本页|此页)?|字体|字号|大中小|收藏(?:本页)?|微信|微博|新浪|腾讯|QQ(?:空间|好友)?|朋友圈|扫一扫|返回(?:顶部|首页|列表)?|无障碍(?:浏览)?|全真版|文字版|文件下载|复制链接|保存|[大中小]/g
const TOOL_SIGNS = /分享|打印|关闭|字体|字号|微信|微博|QQ|收藏|返回|无障碍|文字版/
const METADATA_NAMES =
  '索引号|索取号|信息索引|组配分类|主题分类|体裁分类|信息分类|分类|发布机构|发布单位|公开主体|发文机关|发文单位|制发机关|信息来源|来源|稿源|发文日期|成文日期|发布日期|发布时间|生成日期|公开日期|公开时间|更新时间|时间|日期|发文字号|文号|名称|标题|信息名称|有效性|效力状态|废止日期|失效日期|公开方式|公开形式|公开范围|公开时限|公开类别|关键词|主题词|服务对象|浏览次数|点击数|点击次数|阅读次数|访问次数|作者|编辑|责任编辑|字号'
const METADATA_LABEL = new RegExp(`^(?:${METADATA_NAMES})[:：]?$`)
const METADATA_PAIR = new RegExp(`^[【[（(\\s]*(?:${METADATA_NAMES})\\s*[:：]`)
/** Names that no table of figures has in its first column. */
const METADATA_SURE =
  /索引号|索取号|组配分类|主题分类|发布机构|发布单位|公开主体|发文日期|成文日期|发布日期|生成日期|公开日期|文号/
/** With fewer, a table that happens to have 名称 and 日期 as headers would count. */
const FEWEST_LABELS = 3

/** The furniture an element is by its tag, class or id, if it is any. */
export function elementFurniture(element: Element): Furniture | undefined {
  if (!isNavigationByName(element)) return undefined
  const { tables, stops, headings } = factsOf(element)
  const holdsReport = tables > 0 || stops >= 3 || (headings > 0 && stops > 0)
  return holdsReport ? undefined : 'navigation'
}

function isNavigationByName(element: Element): boolean {
  if (NAVIGATION_TAGS.has(element.tagName)) return true
  if (element.tagName === 'header') return factsOf(element).headings === 0 || !isInArticle(element)
  if (attribute(element, 'role') === 'navigation') return true
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
  return names !== ' ' && names.length <= LONGEST_LINE && names.split(/\s+/).some((name) => NAVIGATION_NAMES.test(name))
}

function isInArticle(element: Element): boolean {
  for (let up = element.parentNode; up; up = 'parentNode' in up ? up.parentNode : null) {
    if (up.nodeName === 'article' || up.nodeName === 'main') return true
  }
  return false
}

/** The furniture a line is by its words, if it is any. A line with a full stop is prose. */
export function lineFurniture(text: string): Furniture | undefined {
  if (text.length > LONGEST_LINE || text.includes('。')) return undefined
  const tight = text.replace(/\s/g, '')
  if (BREADCRUMB.test(tight) || NEIGHBOURS.test(tight) || SITE_FOOTER.test(tight) || isToolBar(tight)) return 'navigation'
  return METADATA_PAIR.test(tight) ? 'metadata' : undefined
}

/** Nothing but the words of buttons: `【字体：大 中 小】 打印 分享到：微信 微博`. */
function isToolBar(text: string): boolean {
  if (!TOOL_SIGNS.test(text)) return false
  return text.replace(TOOL_WORDS, '').replace(/[\s\p{P}\p{S}]/gu, '') === ''
}

/** A table of names and values about the page: 索引号, 发布机构, 发文日期, … */
export function tableFurniture(cells: readonly TableCell[]): Furniture | undefined {
  const all = cells.map((cell) => (cell.text.raw.length > LONGEST_LINE ? '…' : cell.text.raw.replace(/\n/g, ''))).join('\n')
  const tight = all.replace(/[^\S\n]+/g, '')
  if (!METADATA_SURE.test(tight)) return undefined
  const texts = tight.split('\n').filter((text) => text !== '')
  const labels = texts.filter((text) => METADATA_LABEL.test(text) || METADATA_PAIR.test(text))
  if (labels.length < FEWEST_LABELS || !labels.some((label) => METADATA_SURE.test(label))) return undefined
  return labels.length * 3 >= texts.length ? 'metadata' : undefined
}
