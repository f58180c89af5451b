/**
 * Sentences as reports have them, put together from parts by a seeded generator: the same seed gives
 * the same sentences. All parts were written for this benchmark.
 */

/** A small generator of numbers (mulberry32), so that runs can be compared. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const AGENCIES = [
  '平川县财政局',
  '临河市交通运输局',
  '青石镇人民政府',
  '东岭街道办事处',
  '云台区教育局',
  '长岗县水利局',
  '南湖市生态环境局',
  '新桥乡人民政府',
  '北苑区市场监督管理局',
  '江洲市自然资源和规划局',
  '金沙县卫生健康委员会',
  '白水区城市管理局',
  '红星林场管理委员会',
  '上坪县人力资源和社会保障局',
  '龙泉街道',
  '丰乐镇',
  '市应急管理局',
  '县统计局',
  '区退役军人事务局',
  '省文化和旅游厅',
]
const OPENINGS = [
  '',
  '一年来，',
  '按照上级部署，',
  '本年度，',
  '在县委、县政府的领导下，',
  '根据条例规定，',
  '截至年底，',
  '对照年度要点，',
  '坚持以人民为中心，',
]
const ACTIONS = [
  '主动公开各类政府信息{n}条，其中通过门户网站发布{m}条',
  '共收到政府信息公开申请{n}件，均在法定期限内答复',
  '修订完善信息发布审查制度，明确专人负责栏目维护',
  '围绕群众关心的就业、医疗、住房等问题开展政策解读{n}次',
  '组织业务培训{n}场，参训人员{m}人次',
  '对政务新媒体账号进行了全面清理，关停{n}个，保留{m}个',
  '未发生因政府信息公开引起的行政复议和行政诉讼',
  '办理上年结转申请{n}件，结转下年度继续办理{m}件',
  '制发行政规范性文件{n}件，废止{m}件，现行有效文件全部上网',
  '健全依申请公开工作台账，规范登记、审核、答复、归档等环节',
  '收取信息处理费{n}元，未减免任何费用',
  '在便民服务中心设立查阅点，配备电脑和打印设备供群众使用',
  '对涉及第三方合法权益的申请依法征求意见后作出处理',
  '将预算决算、重大项目、公共资源配置等重点领域信息予以公开',
  '建立领导带班、股室落实、专人督办的工作机制',
  '加强对所属单位的指导监督，全年通报问题{n}个，已整改{m}个',
]
const PROBLEMS = [
  '但信息更新还不够及时，解读形式较为单一',
  '少数股室主动公开意识不强，报送材料质量有待提高',
  '基层工作人员变动频繁，业务能力仍需加强',
  '部分栏目内容偏少，与公众期望存在一定差距',
  '网站检索功能尚不完善，查找信息不够方便',
  '数据统计口径不统一，填报中偶有遗漏',
]
const PLANS = [
  '下一步将拓宽公开渠道，提升服务水平',
  '今后将加大培训力度，确保工作落到实处',
  '明年计划优化栏目设置，增强互动交流',
  '将进一步明确责任分工，严格保密审查',
  '将定期开展自查，及时纠正存在的偏差',
]

/** `count` different sentences in simplified characters. */
export function sentences(count: number, random: () => number): string[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const number = () => String(Math.floor(random() ** 3 * 900))
  const made = new Set<string>()
  while (made.size < count) {
    const action = pick(ACTIONS).replace('{n}', number()).replace('{m}', number())
    const tail = random() < 0.4 ? `，${pick(PROBLEMS)}` : random() < 0.5 ? `，${pick(PLANS)}` : ''
    const year = 2019 + Math.floor(random() * 6)
    made.add(`${pick(OPENINGS)}${random() < 0.5 ? `${year}年` : ''}${pick(AGENCIES)}${action}${tail}。`)
  }
  return [...made]
}

/** Lines that look like damage to somebody and are none. */
export const TRAPS: readonly string[] = [
  '各股(室)、局属各单位',
  '国家机关(含办公室)(一)(二)',
  '甪(lù)直镇、六(lù)安市',
  '全长12(km)，电话(0517)12345678',
  '系统采用WPS(API)接口、GDP(e)',
  '负责人：李明(Li Ming)',
  '如何申请政府信息公开?',
  '是不是所有信息都公开?',
  '3?5',
  '电话：０５１７－８４３６８２１６',
  '国办公开办函〔2021〕30号',
  '发布于2024111日',
  '编号20231211',
  '索引号113417022024863445/202110-00013',
  '身份证号码末尾为X',
  '邮编223100',
  '张喆、李堃、王镕、赵昇、钱囍、鄠邑区、洺河、䶮',
  '乾县、乾安县、乾潭镇、於潜镇',
  '甯某、覃某、仉某',
  '㛃、𬭎、〇、㎡',
  '夫天地者，万物之逆旅也；光阴者，百代之过客也。',
  '子曰：学而时习之，不亦说乎？',
  '大道之行也，天下为公，选贤与能，讲信修睦。',
  '页面出现“锟斤拷”“烫烫烫”等乱码',
  '标题显示为“鏀垮簻淇℃伅”，已更正',
  '邮件主题为“æ”¿åºœ”',
  '系统曾显示（ÐÐÕþÇø»®）字样',
  'São Paulo与Zürich代表团来访',
  'naïve、café、Élève',
  '温度25℃±2℃，面积12×8㎡',
  'α、β、γ三类；Ⅰ、Ⅱ、Ⅲ级',
  '①②③、㈠㈡㈢、⒈⒉⒊',
  'こんにちは、한국어 안내',
  'R&D经费；AT&T；A&B',
  '使用&lt;标签时应转义的说明见附件一栏',
  '文件名\\u目录',
  '折扣100%u',
  '100%执行',
  'C:\\users\\data',
  '（试行）',
  '--',
  '/',
  '×××',
  '____',
  '臺灣地區、香港特別行政區資料',
  '電話及傳真號碼',
  '財政資訊公開平臺',
  '總計',
  '政務公開　第１期',
  '12月31日止',
  '2023年1月1日起',
  '鏈接、鑰匙、鍛鍊、鎮區',
  '鋼鐵、銀行、鐵路、鑫鑫公司',
  '鹽城、鄭州、瀋陽、鞍山、濰坊',
  '珺、玥、瑗、翀、骞、彧、晟',
  '淇县、浚县、滑县、鄢陵县、郏县、漯河市',
  '亳州、涡阳、濉溪、黟县、歙县',
  '杞县、睢县、鄄城、莘县、茌平',
  '岢岚、嵩明、勐海、澜沧、耿马',
  '畲族、仡佬族、傈僳族、仫佬族',
  '犍为、郫都、邛崃、珙县、筠连',
  '赣榆、邳州、盱眙、泗洪、沭阳',
]
