// Short names of agencies as people write them in lists and signatures, and what they stand for. Matched at
// the end of a name, so that the place before it stays: 平川县人社局, 洪泽区府办. Left out: short forms that were once
// full names (农业局, 交通局), and those that stand for several bodies (自规局, 执法局).

/** Short form and full form of a body, the place before it left out. */
const BODIES: readonly (readonly [short: string, full: string])[] = [
  ['人社局', '人力资源和社会保障局'],
  ['人社厅', '人力资源和社会保障厅'],
  ['市监局', '市场监督管理局'],
  ['市场监管局', '市场监督管理局'],
  ['市场监管厅', '市场监督管理厅'],
  ['发改委', '发展和改革委员会'],
  ['发改局', '发展和改革局'],
  ['住建局', '住房和城乡建设局'],
  ['住建厅', '住房和城乡建设厅'],
  ['住建委', '住房和城乡建设委员会'],
  ['卫健委', '卫生健康委员会'],
  ['卫健局', '卫生健康局'],
  ['文旅局', '文化和旅游局'],
  ['文旅厅', '文化和旅游厅'],
  ['文广旅局', '文化广电和旅游局'],
  ['文旅广体局', '文化旅游广电体育局'],
  ['工信局', '工业和信息化局'],
  ['工信厅', '工业和信息化厅'],
  ['医保局', '医疗保障局'],
  ['退役军人局', '退役军人事务局'],
  ['应急局', '应急管理局'],
  ['应急厅', '应急管理厅'],
  ['国资委', '国有资产监督管理委员会'],
  ['农业农村委', '农业农村委员会'],
  ['城管局', '城市管理局'],
  ['审批局', '行政审批服务局'],
  ['金融办', '金融工作办公室'],
  ['民宗局', '民族宗教事务局'],
  ['民宗委', '民族宗教事务委员会'],
  ['机关事务局', '机关事务管理局'],
  ['街道办', '街道办事处'],
  ['管委会', '管理委员会'],
]

/** What a place writes for the office of its government. */
const OFFICE = /(?<=[省市县区州旗])(?:人民政府办|政府办|政府办公室|府办|政办)$/
const CHIEF_OFFICE = /(?<=[省市])(?:政府办公厅)$/
const GOVERNMENT = /(?<=[省市县区州旗镇乡])政府$/

/** A name with its short form written out; parents are neither added nor dropped. */
export function writtenOut(name: string): string {
  if (CHIEF_OFFICE.test(name)) return name.replace(CHIEF_OFFICE, '人民政府办公厅')
  if (OFFICE.test(name)) return name.replace(OFFICE, '人民政府办公室')
  if (GOVERNMENT.test(name)) return name.replace(GOVERNMENT, '人民政府')
  for (const [short, full] of BODIES) if (name.endsWith(short) && !name.endsWith(full)) return name.slice(0, -short.length) + full
  return name
}
