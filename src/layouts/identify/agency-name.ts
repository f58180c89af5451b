// Names of agencies: which strings look like one, and the canonical form that records carry. Parents
// are neither added nor dropped; known short forms are written out; a bare place is its government.

const ENDINGS =
  /(?:人民政府|政府|办公厅|办公室|委员会|管委会|管理委员会|[^书全结格布当]局|分局|总局|[^大三发]厅|[^一几整所]部|[^大]院|中心|总队|支队|大队|街道|街道办事处|办事处|镇|乡|省|市|县|区|旗|自治州|州|盟|团|站|所|社|馆|公司|学校|大学|学院|联合会|协会|司|署|银行)$/u

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/人社局$/u, '人力资源和社会保障局'],
  [/人社厅$/u, '人力资源和社会保障厅'],
  [/市监局$|市场监管局$/u, '市场监督管理局'],
  [/(?<=[省市县区州旗])(?:政)?府办$|(?<=[省市县区州旗])政府办$/u, '人民政府办公室'],
  [/(?<=[镇乡])政府$/u, '人民政府'],
  [/发改委$/u, '发展和改革委员会'],
  [/发改局$/u, '发展和改革局'],
  [/住建局$/u, '住房和城乡建设局'],
  [/卫健委$/u, '卫生健康委员会'],
  [/卫健局$/u, '卫生健康局'],
  [/文旅局$/u, '文化和旅游局'],
  [/工信局$/u, '工业和信息化局'],
  [/医保局$/u, '医疗保障局'],
  [/退役军人局$/u, '退役军人事务局'],
  [/应急局$/u, '应急管理局'],
  [/国资委$/u, '国有资产监督管理委员会'],
  [/管委会$/u, '管理委员会'],
]
const ZONES =
  /(?:开发区|实验区|示范区|高新区|经开区|园区|景区|保税区|合作区|管理区|新区|试验区|度假区|片区|港区|矿区|林区|城区|社区|集聚区|功能区|风景区|保护区)$/u
const PLACE = /(?:省|市|县|区|旗|州|镇|乡)$/u

/** Whether a string ends the way names of agencies and places do. */
export function endsLikeAgency(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && ENDINGS.test(name)
}

/** The canonical form of a folded name (`contract.md` 2, `report.agency`). */
export function canonicalAgency(name: string): string {
  for (const [short, full] of SHORT_FORMS) if (short.test(name)) return name.replace(short, full)
  return PLACE.test(name) && !ZONES.test(name) ? `${name}人民政府` : name
}

/** The agency in a compact title, or null where the title names none. */
export function agencyInTitle(title: string): string | null {
  const name = title
    .replace(/[（(][^（()）]*[）)]$/u, '')
    .replace(/(?:政府|政务)信息公开(?!.*(?:政府|政务)信息公开).*$/u, '')
    .replace(/(?:\d{4}|[〇一二三四五六七八九]{4})年?(?:度)?/gu, '')
    .replace(/^关于|^附件\d*[:：]?|年度?$|的$|[《》"“”]/gu, '')
    .replace(/关于$/u, '')
  return endsLikeAgency(name) ? name : null
}
