import { describe, expect, it } from 'vitest'
import { identifyAgencies, readAgencyName, readRegistry, writtenOut } from '../../src/agencies/index.js'

describe('the name of an agency', () => {
  it.each([
    ['朔州市平鲁区人力资源和社会保障局', ['朔州市', '平鲁区'], '人力资源和社会保障局', 'department', 'county'],
    ['淮安市洪泽区人民政府', ['淮安市', '洪泽区'], '人民政府', 'government', 'county'],
    ['上海市人民政府办公厅', ['上海市'], '人民政府办公厅', 'office', 'province'],
    ['昆山市市场监管局', ['昆山市'], '市场监督管理局', 'department', 'county'],
    ['鹿鸣区城市管理综合行政执法局', ['鹿鸣区'], '城市管理综合行政执法局', 'department', 'county'],
    ['砚川市住房和城乡建设局', ['砚川市'], '住房和城乡建设局', 'department', null],
    ['海珠区人民政府官洲街道办事处', ['海珠区', '官洲街道'], '办事处', 'government', 'township'],
    ['国家税务总局平川县税务局', ['平川县'], '国家税务总局税务局', 'department', 'county'],
    ['平潭综合实验区管理委员会', [], '平潭综合实验区管理委员会', 'zone', null],
    ['恩施土家族苗族自治州财政局', ['恩施土家族苗族自治州'], '财政局', 'department', 'city'],
    ['东莞市统计局', ['东莞市'], '统计局', 'department', 'city'],
    ['城关镇', ['城关镇'], '人民政府', 'government', 'township'],
    ['岳麓区乡村振兴局', ['岳麓区'], '乡村振兴局', 'department', 'county'],
  ])('%s', (name, places, body, kind, level) => {
    const read = readAgencyName(name)
    expect([read.places.map((place) => place.name), read.body, read.kind, read.level]).toEqual([places, body, kind, level])
  })

  it.each([
    ['平川县人社局', '平川县人力资源和社会保障局'],
    ['洪泽区府办', '洪泽区人民政府办公室'],
    ['平川县政府办', '平川县人民政府办公室'],
    ['听松镇政府', '听松镇人民政府'],
    ['鹿鸣区城市管理综合行政执法局', '鹿鸣区城市管理综合行政执法局'],
  ])('writes %s out', (short, full) => expect(writtenOut(short)).toBe(full))

  it('tells a place that occurs twice by the one above it', () => {
    expect(readAgencyName('鼓楼区财政局').places[0]?.code).toBeNull()
    expect(readAgencyName('南京市鼓楼区财政局').places[1]?.code).toBe('320106')
  })
})

describe('identity in a set', () => {
  const ids = (names: string[]) => names.map((name) => identifyAgencies(names).get(name)?.id)

  it('is one for a name with and without parents', () => {
    for (const names of [
      ['淮安市洪泽区人民政府', '洪泽区人民政府'],
      ['岚桥县财政局', '禾阳市岚桥县财政局'],
      ['平潭综合实验区', '平潭综合实验区管理委员会'],
      ['平川县人社局', '平川县人力资源和社会保障局'],
    ])
      expect(new Set(ids(names)).size).toBe(1)
  })

  it('keeps bodies of the same name apart when their parents differ', () => {
    expect(new Set(ids(['甲县城关镇', '乙县城关镇', '城关镇'])).size).toBe(3)
    expect(new Set(ids(['南京市鼓楼区财政局', '福州市鼓楼区财政局'])).size).toBe(2)
  })

  it('does not take a government for its office, or a bureau for another', () => {
    expect(new Set(ids(['平川县人民政府', '平川县人民政府办公室', '平川县财政局', '平川县档案局'])).size).toBe(4)
  })

  it('knows the government above, whatever the order', () => {
    const names = ['洪泽区财政局', '淮安市洪泽区人民政府', '洪泽区岔河镇人民政府']
    for (const order of [names, [...names].reverse()]) {
      const found = identifyAgencies(order)
      const government = found.get('淮安市洪泽区人民政府')?.id
      expect(found.get('洪泽区财政局')?.government).toBe(government)
      expect(found.get('洪泽区岔河镇人民政府')?.government).toBe(government)
    }
  })
})

describe('the registry of users', () => {
  const text =
    '\ufeffagency,code,level,parent,aliases\r\n平川县自然资源局,A1,县级,平川县人民政府,"平川县国土资源局,平川县国土局"\r\n\r\n平川县人民政府,A0,county,,\r\n'

  it('links a renamed agency by its aliases', () => {
    const { registry, problems } = readRegistry(text)
    expect(problems).toEqual([])
    const found = identifyAgencies(['平川县国土资源局', '平川县自然资源局', '平川县人民政府'], registry)
    expect(found.get('平川县国土资源局')?.id).toBe(found.get('平川县自然资源局')?.id)
    expect(found.get('平川县国土资源局')?.government).toBe(found.get('平川县人民政府')?.id)
  })

  it('reads Chinese headers and tabs', () => {
    expect(readRegistry('单位名称\t级别\n听松镇\t乡镇').registry.entries).toMatchObject([
      { agency: '听松镇', level: 'township', line: 2 },
    ])
  })

  it('names the line of what it cannot use, and reads the rest', () => {
    const { registry, problems } = readRegistry('agency,level\n甲县财政局,很高\n,county\n甲县财政局,county\n"乙县财政局,county\n')
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [5, 'open-quote'],
      [2, 'unknown-level'],
      [3, 'no-name'],
      [4, 'name-twice'],
    ])
    expect(registry.entries[0]).toMatchObject({ agency: '甲县财政局', level: null })
    expect(readRegistry('平川县财政局\n').problems[0]).toMatchObject({ line: 1, code: 'no-header' })
  })
})
