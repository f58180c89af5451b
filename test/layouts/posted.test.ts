import { describe, expect, it } from 'vitest'
import { run } from '../../src/pipeline/run.js'

// The day on which a page says that it was posted, with its place; whatever else has a date near it is not taken for one.

const BODY = `<h1>平川县档案局2023年政府信息公开工作年度报告</h1>
<p>根据《中华人民共和国政府信息公开条例》编制本报告。统计期限自2023年1月1日起至2023年12月31日止。</p>
<h2>一、总体情况</h2><p>2023年，我局及时公开各类信息。</p><h2>二、主动公开政府信息情况</h2><h2>三、收到和处理政府信息公开申请情况</h2>
<h2>四、政府信息公开行政复议、行政诉讼情况</h2><h2>五、存在的主要问题及改进情况</h2><p>解读形式单一。</p><h2>六、其他需要报告的事项</h2>
<p>平川县档案局</p><p>2024年1月18日</p>`

async function posted(above: string, below = ''): Promise<string | null> {
  const page = `<html><head><meta charset="utf-8"></head><body>${above}${BODY}${below}</body></html>`
  const { report } = await run(new TextEncoder().encode(page), { name: 'page.html' })
  const read = report?.postedOn ?? null
  if (read !== null) expect(read.place.in).toBe('html')
  return read && `${read.date} ${read.seen}`
}

const table = (...pairs: readonly (readonly [string, string])[]) =>
  `<table><tr><td>索引号：</td><td>1160/2024-001</td><td>组配分类：</td><td>政府信息公开年报</td></tr>${pairs
    .map(([name, value]) => `<tr><td>${name}</td><td>${value}</td><td>发布机构：</td><td>平川县档案局</td></tr>`)
    .join('')}</table>`

describe('the day of publication', () => {
  it.each([
    ['a table of metadata', table(['发布日期：', '2024-01-30']), '2024-01-30 2024-01-30'],
    ['a table whose names have blanks', table(['发 布 时 间：', '2024-01-30 09:12']), '2024-01-30 2024-01-30'],
    ['name and date in one cell', table(['发布日期：2024年1月30日', '']), '2024-01-30 2024年1月30日'],
    ['a line', '<p>发布时间：2024-01-30 09:12　来源：县档案局　浏览次数：91</p>', '2024-01-30 2024-01-30'],
    ['a line that begins with the source', '<p>来源：县档案局　发布时间：2024/1/30</p>', '2024-01-30 2024/1/30'],
    ['a bare name', '<p>日期：2024.01.30　来源：县档案局</p>', '2024-01-30 2024.01.30'],
    ['a surer name behind another', table(['发文日期：', '2024-01-18'], ['发布日期：', '2024-01-30']), '2024-01-30 2024-01-30'],
    ['the only name there is', table(['发文日期：', '2024-01-18']), '2024-01-18 2024-01-18'],
    ['full-width digits', '<p>发布时间：２０２４－０１－３０</p>', null],
  ])('stands in %s', async (_, above, expected) => {
    expect(await posted(above)).toBe(expected)
  })

  it('stands below the report', async () => {
    expect(await posted('', '<p>发布时间：2024-02-05　来源：县档案局</p>')).toBe('2024-02-05 2024-02-05')
  })

  it.each([
    ['the date of the document', table(['成文日期：', '2024-01-18'])],
    ['a date that is none', '<p>发布时间：2024-13-30</p>'],
    ['a law', '<p>《条例》发布日期为2019年4月3日。</p>'],
    ['nothing', ''],
  ])('is not %s', async (_, above) => {
    expect(await posted(above, '<ul><li>2022年年报 <span>2023-01-20</span></li></ul>')).toBeNull()
  })
})
