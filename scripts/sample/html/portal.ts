/** The pages that reports really stand on: an agency's site with everything around the article. */

import { encodeGbk } from '../encode-gbk.js'
import type { Random } from '../random.js'
import type { SampleRecord } from '../record.js'
import type { Variant } from '../variant.js'
import { escapeHtml, tableHtml, utf8 } from './markup.js'
import { bodyHtml } from './page.js'

const MENU = ['网站首页', '政务公开', '政务服务', '互动交流', '专题专栏', '数据开放']
const COLUMNS = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开']

function navigation(): string {
  return `<div class="header"><a href="/"><img src="/images/logo.png" alt="政府门户网站"></a>
<ul class="nav">${MENU.map((name, index) => `<li><a href="/col/col${1200 + index}/index.html">${name}</a></li>`).join('')}</ul>
<form action="/search"><input type="text" name="q" value="请输入关键字"><input type="submit" value="搜索"></form></div>
<div class="position">您当前所在位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">政府信息公开年报</a> &gt; 正文</div>
<div class="left"><ul>${COLUMNS.map((name) => `<li><a href="#">${name}</a></li>`).join('')}</ul></div>`
}

/** The table of metadata above the text; its numbers are not the report's, and its date is that of posting. */
function metadata(record: SampleRecord, random: Random): string {
  const drawn = `${record.year + 1}-0${random.int(1, 3)}-${random.int(10, 28)}`
  const posted = record.postedOn ?? drawn
  const row = (a: string, b: string, c: string, d: string) =>
    `<tr><td><b>${a}</b></td><td>${b}</td><td><b>${c}</b></td><td>${d}</td></tr>`
  return `<table class="xxgk_table" width="100%" border="1"><tbody>
${row('索 引 号：', `11${random.int(100000, 999999)}00${random.int(1000000, 9999999)}/${record.year + 1}-00${random.int(100, 999)}`, '组配分类：', '政府信息公开年报')}
${row('发布机构：', escapeHtml(record.agency), '发文日期：', posted)}
<tr><td><b>名　　称：</b></td><td colspan="3">${escapeHtml(record.title.join(''))}</td></tr>
${row('文　　号：', '', '有 效 性：', '有效')}
</tbody></table>
<p class="info">来源：${escapeHtml(record.agency)}　发布时间：${posted} 09:${random.int(10, 59)}　浏览次数：<span id="hits">${random.int(30, 9000)}</span>　字体：[<a>大</a> <a>中</a> <a>小</a>]</p>`
}

function share(): string {
  return '<div class="share">分享到：<a title="微信">微信</a> <a title="新浪微博">微博</a> <a title="QQ空间">QQ空间</a> <a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>'
}

/** Links to the agency's other reports; their titles look like the report's own. */
function related(record: SampleRecord): string {
  const items = [1, 2, 3].map(
    (back) =>
      `<li><a href="/art/${record.year + 1 - back}/1/20/art_1.html">${escapeHtml(record.agency)}${record.year - back}年政府信息公开工作年度报告</a><span>${record.year + 1 - back}-01-20</span></li>`,
  )
  return `<div class="related"><h3>相关链接</h3><ul>${items.join('\n')}</ul></div>`
}

function footer(): string {
  return '<div class="footer"><p>主办单位：某某人民政府办公室　承办：数据管理中心</p><p>网站标识码：9900000000　备案号：0000000号-1</p><script>document.getElementById("hits").innerHTML = 1;</script></div>'
}

function article(record: SampleRecord): string {
  return bodyHtml(record, {
    title: (lines) => `<h1 class="title">${lines.map(escapeHtml).join('')}</h1>`,
    heading: (text) => `<p style="text-indent:2em"><strong>${escapeHtml(text)}</strong></p>`,
    paragraph: (text) => `<p style="text-indent:2em">${escapeHtml(text)}</p>`,
    table: (grid) =>
      tableHtml(grid, {
        table: 'class="MsoNormalTable" border="1" cellspacing="0" align="center"',
        content: (cell) => `<p align="center">${cell.text === '' ? '&nbsp;' : escapeHtml(cell.text)}</p>`,
      }),
  })
}

function portalPage(record: SampleRecord, random: Random, charset: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><meta name="SiteName" content="政府门户网站"><meta name="ArticleTitle" content="${escapeHtml(record.title.join(''))}">
<title>${escapeHtml(record.title.join(''))}_政府信息公开年报_政府门户网站</title><script src="/js/jquery.js"></script></head><body>
${navigation()}
<div class="main">${metadata(record, random)}
<div id="zoom" class="TRS_Editor"><style type="text/css">.TRS_Editor P { margin-top: 0 }</style>
${article(record)}
</div>
${share()}
${related(record)}
</div>
${footer()}
</body></html>`
}

export const portalVariants: readonly Variant[] = [
  {
    name: 'portal',
    shows: 'a portal: navigation, breadcrumbs, metadata table, share bar, links to other years, footer',
    print: (record, random) => utf8(portalPage(record, random, 'utf-8')),
  },
  {
    name: 'portal-gbk',
    shows: 'the portal in GBK, declared as gb2312',
    print: (record, random) => encodeGbk(portalPage(record, random, 'gb2312')),
  },
  {
    name: 'related-list',
    shows: 'the report, then a list of links to reports of other years and agencies',
    print: (record) =>
      utf8(
        `<html><head><meta charset="utf-8"><title>${escapeHtml(record.title.join(''))}</title></head><body>${article(record)}<hr>${related(record)}<p>上一篇：<a href="#">没有了</a></p><p>下一篇：<a href="#">${record.year}年法治政府建设年度报告</a></p></body></html>`,
      ),
  },
  {
    name: 'layout-page',
    shows: 'an old page whose every part stands in layout tables',
    print: (record, random) =>
      utf8(
        `<html><head><meta charset="utf-8"><title>${escapeHtml(record.title.join(''))}</title></head><body><table width="1000" align="center"><tr><td colspan="2">${navigation()}</td></tr><tr><td width="200" valign="top"><table><tr><td>${COLUMNS.join('</td></tr><tr><td>')}</td></tr></table></td><td><table width="100%"><tr><td>${metadata(record, random)}</td></tr><tr><td>${article(record)}</td></tr><tr><td>${share()}</td></tr></table></td></tr></table></body></html>`,
      ),
  },
  {
    name: 'twice',
    shows: 'the same report twice in one page: for screens, and hidden for print',
    print: (record) =>
      utf8(
        `<html><head><meta charset="utf-8"><title>${escapeHtml(record.title.join(''))}</title></head><body><div class="pc">${article(record)}</div><div class="print" style="display:none">${article(record)}</div></body></html>`,
      ),
  },
]
