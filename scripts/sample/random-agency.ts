/** Invented agencies of every level, with the words they use of themselves. None of the places exists. */
import type { Random } from './random.js'

export type Level = 'province' | 'city' | 'county' | 'township'

export interface Agency {
  readonly name: string
  readonly level: Level
  /** A government reports for all bodies under it; a department for itself. */
  readonly government: boolean
  /** 我局, 我镇, 本街道 … */
  readonly self: string
  /** The name without its parents, as in running text. */
  readonly short: string
  /** The place it works for, as in 全县. */
  readonly area: string
  /** The form of the name used in a title where it differs: with parents, or with a line of its own. */
  readonly parents: string
}

const PROVINCES = ['云岭省', '岚川省', '汐南省', '朔原省', '澜北自治区']
const CITIES = ['砚川市', '霁源市', '禾阳市', '沐宁市', '澜陵市', '岫州市', '梧台市', '棠浦市', '鹭津市', '阗山市']
const COUNTIES = [
  '岚桥县',
  '青砚县',
  '禾浦县',
  '霁岭县',
  '云栈县',
  '汀兰县',
  '竹筠县',
  '榆浦县',
  '乾塘县',
  '墨溪区',
  '鹿鸣区',
  '苇塘区',
  '望江台区',
  '石砚自治县',
]
const TOWNSHIPS = ['听松镇', '石桥湾镇', '桐子垭镇', '麦浪镇', '杏林坪镇', '芦荡镇', '雁回乡', '望穗乡', '双渡乡', '后坝乡']
const STREETS = ['书声街道', '望湖台街道', '南渡口街道', '机床厂街道']

/** Only provinces and cities with districts make 规章; no office under them does. */
export function makesRules({ level, government }: Agency): boolean {
  return government && (level === 'province' || level === 'city')
}

/** Departments: at the province they are 厅, 局 or 委员会, below it 局. */
const PROVINCIAL = ['交通运输厅', '水利厅', '教育厅', '文化和旅游厅', '药品监督管理局', '卫生健康委员会', '粮食和物资储备局']
const BUREAUS = [
  '财政局',
  '教育局',
  '水利局',
  '民政局',
  '司法局',
  '审计局',
  '统计局',
  '林业局',
  '档案局',
  '应急管理局',
  '农业农村局',
  '自然资源局',
  '交通运输局',
  '市场监督管理局',
  '人力资源和社会保障局',
  '住房和城乡建设局',
  '退役军人事务局',
  '医疗保障局',
  '行政审批服务局',
  '城市管理综合行政执法局',
]

/** An agency drawn by chance. */
export function randomAgency(random: Random): Agency {
  const province = random.pick(PROVINCES)
  const city = random.pick(CITIES)
  const county = random.pick(COUNTIES)
  const countyWord = county.endsWith('区') ? '区' : '县'
  const department = (place: string, name: string, level: Level, area: string, parents = ''): Agency => ({
    name: `${place}${name}`,
    short: name,
    level,
    government: false,
    self: `我${name.endsWith('厅') ? '厅' : name.endsWith('委员会') ? '委' : '局'}`,
    area,
    parents,
  })
  const government = (place: string, level: Level, self: string, parents = ''): Agency => ({
    name: `${place}${place.endsWith('街道') ? '办事处' : '人民政府'}`,
    short: `${place}${place.endsWith('街道') ? '办事处' : '人民政府'}`,
    level,
    government: level !== 'township',
    self,
    area: `全${self.slice(1)}`,
    parents,
  })
  switch (random.int(0, 7)) {
    case 0:
      return government(province, 'province', province.endsWith('区') ? '我区' : '我省')
    case 1:
      return department(province, random.pick(PROVINCIAL), 'province', '全省')
    case 2:
      return government(city, 'city', '我市')
    case 3:
      return department(city, random.pick(BUREAUS), 'city', '全市')
    case 4:
      return government(county, 'county', `我${countyWord}`, random.chance(0.5) ? city : '')
    case 5:
    case 6:
      return department(county, random.pick(BUREAUS), 'county', `全${countyWord}`, random.chance(0.4) ? city : '')
    default: {
      const town = random.pick(random.chance(0.7) ? TOWNSHIPS : STREETS)
      const self = town.endsWith('街道') ? '本街道' : `我${town.slice(-1)}`
      return {
        ...government(town, 'township', self, random.chance(0.7) ? county : ''),
        area: `全${town.endsWith('街道') ? '街道' : town.slice(-1)}`,
      }
    }
  }
}
