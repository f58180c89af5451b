import { describe, expect, it } from 'vitest'
import { htmlParser } from '../../../parsers/html/index.js'
import type { ParsedDocument } from '../../../src/document/index.js'
import { codes, shown, utf8 } from '../show.js'

const read = (html: string): Promise<ParsedDocument> => htmlParser.parse(utf8(html), {}, {})
const lines = async (html: string) => shown(await read(html))

describe('prose of a page', () => {
  it('never drops a text for being short', async () => {
    expect(
      await lines(
        '<p><span>2023</span><span>年</span><span>1</span><span>月</span><span>1</span><span>日</span></p><p>〕</p><p>0</p>',
      ),
    ).toEqual(['2023年1月1日', '〕', '0'])
  })

  it('collapses blanks as a browser does', async () => {
    expect(await lines('<p>  甲 <b> 乙</b>\n<i>丙</i> </p>text<div>块</div>  尾\u3000 ')).toEqual([
      '甲 乙 丙',
      'text',
      '块',
      '尾\u3000',
    ])
    expect(await lines('<pre>一  二\n三</pre><p style="white-space: pre-wrap">四  五</p>')).toEqual(['一  二\n三', '四  五'])
  })

  it('breaks lines at br and paragraphs at blocks', async () => {
    expect(await lines('<p>一<br>二<br/> 三</p><div>四<p>五</p>六</div>')).toEqual(['一\n二\n三', '四', '五', '六'])
    expect(await lines('<span style="display:block">七</span>八<div style="display: inline">九</div>')).toEqual(['七', '八九'])
  })

  it('finds headings with their level', async () => {
    expect(await lines('<h1>报告</h1><h2>一、<span>总体</span></h2><p>文</p><h6>末</h6>')).toEqual([
      '#1 报告',
      '#2 一、总体',
      '文',
      '#6 末',
    ])
  })

  it('says where each block stands', async () => {
    const { blocks } = await read('<div>甲</div><div><p>乙</p><p>丙<b>丁</b></p></div><span><p>戊</p></span>')
    expect(blocks.map((block) => block.place.in === 'html' && block.place.path)).toEqual([
      'html/body/div[1]',
      'html/body/div[2]/p[1]',
      'html/body/div[2]/p[2]',
      'html/body/span[1]/p[1]',
    ])
  })

  it('leaves out scripts, styles, comments, templates and what is shown without scripts', async () => {
    expect(
      await lines('<p>甲<!-- 乙 --><script>丙</script><style>丁</style><template>戊</template><noscript>己</noscript>庚</p>'),
    ).toEqual(['甲庚'])
  })

  it('takes the title that the page declares', async () => {
    expect((await read('<title> 年度\n报告 </title><p>文</p>')).declaredTitle).toBe('年度 报告')
    expect((await read('<p>文</p>')).declaredTitle).toBeUndefined()
  })

  it('keeps hidden text aside, without breaking the line it stands in', async () => {
    const document = await read(
      '<p>共 12<span style="display:none">密 34</span> 件<span style="mso-hide:all">密 56</span></p><div hidden><p>密 78</p><table><tr><td>9</td><td>8</td></tr></table></div>',
    )
    expect(shown(document)).toEqual(['共 12 件', '[hidden] 密 34', '[hidden] 密 56', '[hidden] 密 78', '[hidden] {0:9 | 1:8}'])
    expect(document.notes).toEqual([
      { code: 'hidden-text', data: { count: 3 }, place: { in: 'html', path: 'html/body/p[1]/span[1]' } },
    ])
  })

  it('knows entities and the odd tags of Word', async () => {
    expect(await lines('<p>&#24180;&#x5E74;&ldquo;1&rdquo;&amp;nbsp;<o:p>尾</o:p></p>')).toEqual(['年年“1”&nbsp;尾'])
  })
})

describe('furniture of a page', () => {
  it.each([
    ['<nav>首页 公开</nav>', '[navigation] 首页 公开'],
    ['<header>某县政府</header>', '[navigation] 某县政府'],
    ['<footer><p>联系我们</p></footer>', '[navigation] 联系我们'],
    ['<div class="breadcrumb">首页 &gt; 年报</div>', '[navigation] 首页 > 年报'],
    ['<p>当前位置：首页 &gt; 政务公开</p>', '[navigation] 当前位置：首页 > 政务公开'],
    ['<p>您现在的位置： 首页</p>', '[navigation] 您现在的位置： 首页'],
    ['<p>【字体：大 中 小】 打印 关闭窗口</p>', '[navigation] 【字体：大 中 小】 打印 关闭窗口'],
    ['<p>分享到：微信 微博 QQ空间</p>', '[navigation] 分享到：微信 微博 QQ空间'],
    ['<p>上一篇：2022年报告</p>', '[navigation] 上一篇：2022年报告'],
    ['<p>版权所有：某县人民政府办公室</p>', '[navigation] 版权所有：某县人民政府办公室'],
    ['<p>发布日期：2024-01-31</p>', '[metadata] 发布日期：2024-01-31'],
    ['<p>索引号：00891/2024-01</p>', '[metadata] 索引号：00891/2024-01'],
  ])('marks %s', async (html, line) => {
    expect(await lines(`${html}<p>正文。</p>`)).toEqual([line, '正文。'])
  })

  it.each([
    '<article><header><h1>年度报告</h1></header></article>',
    '<nav><p>本年公开 13 条。</p><p>申请 24 件。</p><p>答复 35 件。</p></nav>',
    '<div class="nav"><table><tr><td>规章</td><td>1</td></tr><tr><td>文件</td><td>2</td></tr></table></div>',
    '<p>分享经验，打印材料若干份</p>',
    '<p>我县位置：东部沿海，当前位置优越。</p>',
    '<p>来源于群众的意见 5 件</p>',
  ])('does not mark %s', async (html) => {
    expect((await read(html)).blocks.filter((block) => block.furniture)).toEqual([])
  })

  it('marks the table about the page, and no table of figures', async () => {
    const about =
      '<table><tr><td>索 引 号：</td><td>0143/2018-7</td><td>发布机构</td><td>市政府办</td></tr><tr><td>发文日期</td><td>2018-02-28</td><td>文号</td><td></td></tr></table>'
    const figures =
      '<table><tr><td>名称</td><td>日期</td><td>件数</td></tr><tr><td>规章</td><td>2023</td><td>41</td></tr></table>'
    expect((await read(about + figures)).blocks.map((block) => block.furniture)).toEqual(['metadata', undefined])
  })
})

describe('pages that were cut', () => {
  it.each([
    '<p>文</p><table><tr><td>1</td><td>2',
    '<p>文</p><table><tr><td>1</td></tr>',
    '<html><body><div><p>文',
    '<html><body><p>文</p><div class="x',
    '<p>文</p><img src="a',
    '<p>文</p><!-- 注',
    '<p>文</p><script>var a',
    '<p>文</p><',
    '<p>文</p></di',
  ])('notes %s', async (html) => {
    expect(codes(await read(html))).toEqual(['cut-off'])
  })

  it.each([
    '<p>文',
    '<div><p>文</p>',
    '<html><body><p>文</p>',
    '<html><body><p>文</body></html>',
    '<html><body><div>文</html>',
    '<p>1 < 2</p>',
    '<p>文</p><script>a</script><!-- b -->',
  ])('does not note %s', async (html) => {
    expect(codes(await read(html))).toEqual([])
  })
})
