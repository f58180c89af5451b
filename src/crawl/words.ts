// What the crawler tells people: why it stopped, left something or failed, and what to do. Chinese and English.

export interface SaidTwice {
  readonly zh: string
  readonly en: string
}

type Words = Readonly<Record<string, string | number | undefined>>

const SENTENCES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  dns: ['找不到 {url} 的主机名；请检查网址。', 'The host of {url} has no address: check the address.'],
  'refused-address': [
    '{url} 指向内网或保留地址（{seen}），未访问；请确认网址是公开网站。',
    '{url} leads to a private or reserved address ({seen}) and was not asked: give the public address of the site.',
  ],
  'refused-scheme': ['{url} 不是 http 或 https，未访问。', '{url} is neither http nor https and was not asked.'],
  'refused-port': ['{url} 使用了 80、443 以外的端口，未访问。', '{url} uses a port other than 80 and 443 and was not asked.'],
  'off-site': [
    '{url} 不属于该网站；若确属本单位，请在 sites.yaml 的 hosts 中列出其主机名。',
    '{url} is not on the hosts of this site: if it is the agency’s, name its host under hosts in sites.yaml.',
  ],
  connect: ['连不上 {url}；稍后再试。', '{url} could not be reached; it is tried again later.'],
  tls: [
    '{url} 的安全连接未能建立（{seen}）；若证书链不全，请把中间证书交给 intermediates；若只支持旧版 TLS，请设 tlsProfile: legacy。',
    'No secure connection to {url} ({seen}): give a missing intermediate certificate under intermediates, or set tlsProfile: legacy for a server that knows old TLS only.',
  ],
  reset: ['{url} 中途断开连接；稍后再试。', '{url} closed the connection midway; it is tried again later.'],
  timeout: ['{url} 没有在时限内答完；稍后再试。', '{url} did not answer within the deadline; it is tried again later.'],
  'too-slow': ['{url} 传得太慢，已放弃；稍后再试。', '{url} sends too slowly and was given up; it is tried again later.'],
  short: ['{url} 的内容没有传完，未保存；稍后再试。', '{url} came incomplete and was not kept; it is tried again later.'],
  empty: ['{url} 是空文件，未保存；稍后再试。', '{url} is empty and was not kept; it is tried again later.'],
  'too-large': ['{url} 解压后超过上限，已停止。', '{url} is larger than allowed once unpacked; it was stopped.'],
  coding: ['{url} 使用了不认识的压缩方式（{seen}）。', '{url} comes in a coding that is not known ({seen}).'],
  headers: ['{url} 的响应头不合规或过长。', 'The headers of {url} are malformed or too long.'],
  'redirect-loop': ['{url} 跳转成圈，已停止。', '{url} redirects in a circle; it was stopped.'],
  'too-many-redirects': ['{url} 跳转超过 5 次，已停止。', '{url} redirects more than 5 times; it was stopped.'],
  'server-error': ['{url} 服务器出错（{status}）；稍后再试。', '{url}: the server failed ({status}); it is tried again later.'],
  'too-many-requests': [
    '{url} 要求放慢（{status}）；按其要求等候后再试。',
    '{url} asks to slow down ({status}); it is tried again after the wait it asks for.',
  ],
  'not-found': ['{url} 已不存在（{status}）。', '{url} is gone ({status}).'],
  forbidden: ['{url} 拒绝访问（{status}）。', '{url} refuses access ({status}).'],
  challenge: [
    '{url} 要求浏览器验证或验证码，本程序不绕过；请人工下载后用网页上传，或与网站方联系。',
    '{url} demands a browser check or a captcha, which is never worked around: download by hand and upload, or write to the site.',
  ],
  robots: [
    'robots.txt 不允许访问 {url}，未访问；请人工下载，或与网站方联系。',
    'robots.txt does not allow {url}; it was not asked: download by hand, or write to the site.',
  ],
  'robots-unreachable': [
    '{url} 的 robots.txt 暂时读不到，先不访问；稍后再试。',
    'robots.txt of {url} cannot be read for now, so nothing is asked; it is tried again later.',
  ],
  'host-paused': [
    '{url} 所在主机暂停访问（连续出错或其要求等候）；稍后再试。',
    'The host of {url} is paused (failures in a row, or it asked for it); it is tried again later.',
  ],
  'budget-requests': ['本次访问页数已到上限，其余下次继续。', 'The budget of requests is used up; the rest follows next time.'],
  'budget-bytes': ['本次下载量已到上限，其余下次继续。', 'The budget of bytes is used up; the rest follows next time.'],
  'budget-minutes': ['本次时间已到上限，其余下次继续。', 'The budget of minutes is used up; the rest follows next time.'],
  'column-pages': ['{url} 的翻页超过上限，已停止翻页。', 'The paging at {url} goes beyond its limit; it was stopped.'],
  'no-new-links': [
    '{url} 连续几页没有新链接，已停止翻页。',
    'Several pages up to {url} brought no new link; paging was stopped.',
  ],
  'other-column': ['{url} 翻出了别的栏目，未采用。', '{url} leads into other columns and was not taken for a next page.'],
  'same-body': ['{url} 与本次已读的一页完全相同，已停止。', '{url} is the same as a page read before; it was stopped.'],
  'many-links': ['{url} 链接太多，只看了前面一部分。', '{url} has too many links; only the first ones were looked at.'],
  'too-deep': ['{url} 层级太深，未访问。', '{url} lies too deep and was not asked.'],
  'error-page': ['{url} 其实是一个出错提示页。', '{url} is an error page, whatever its status says.'],
  'same-answer': [
    '{url} 与另外几个网址的内容完全相同，不是年报；多半是网站对不存在的网页的回答。',
    '{url} is the very page that several other addresses gave, and no report: most likely what the site answers for pages that are gone.',
  ],
  'no-report-in-page': ['{url} 里没有报告正文，也没有附件。', '{url} holds neither a report nor an attachment.'],
  unreadable: ['{url} 的列表数据读不懂（{seen}）。', 'The list data of {url} cannot be read ({seen}).'],
}

/** The sentence of a code, filled in. An unknown code is said as itself. */
export function say(code: string, words: Words): SaidTwice {
  const [zh, en] = SENTENCES[code] ?? [`${code}: {url}`, `${code}: {url}`]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? '–'))
  return { zh: fill(zh), en: fill(en) }
}
