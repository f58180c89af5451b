/** What hijacked copies of official pages carry (`domain.md` F.9): names of betting sites in place of words, strange titles. */
const BRANDS =
  /(?<![A-Za-z])(?:uedbet|bet365|betway|w88|fun88|manbetx|18luck|188bet|yabo|leyu|kaiyun)(?![A-Za-z])|威廉希尔|雷速体育|亚博体育|乐鱼体育|开云体育|华体会|九游会|bob体育|皇冠体育|澳门(?:新)?葡京|金沙娱乐城|六合彩(?:开奖|官网)|体育(?:投注|下注)(?:网|平台|官网)|(?:真人|棋牌|彩票|体育)[\u4e00-\u9fff]{0,4}(?:官网|app)[^，。]{0,4}(?:下载|入口|登录|注册)|[_@](?:[A-Za-z\u4e00-\u9fff]{2,8})官网@/i

/** The words of a betting site in a text, or null. Police and culture offices may speak of betting, never of a site's brand. */
export function brandIn(text: string): string | null {
  return BRANDS.exec(text)?.[0] ?? null
}

const ADDRESS = /(?:原文链接|来源网址|原文地址|网页地址|源地址|信息来源网址|URL)\s*[:：]?\s*https?:\/\/([A-Za-z0-9.-]+)/i

/** The host that a copy says it was taken from, or null. */
export function sourceHost(text: string): string | null {
  return ADDRESS.exec(text)?.[1]?.toLowerCase() ?? null
}

/** Hosts of governments in China. */
export function isOfficialHost(host: string): boolean {
  return host === 'gov.cn' || host.endsWith('.gov.cn')
}
