import type { InBothLanguages } from '../lang.js'

/** The figures of section two in both forms, in their order, as messages name them. */
export const PROACTIVE_FIGURES: Readonly<Record<string, InBothLanguages>> = {
  'proactive.rules.issued': { zh: '规章·本年制发件数', en: 'rules issued' },
  'proactive.rules.repealed': { zh: '规章·本年废止件数', en: 'rules repealed' },
  'proactive.rules.inForce': { zh: '规章·现行有效件数', en: 'rules in force' },
  'proactive.rules.newlyMade': { zh: '规章·本年新制作数量', en: 'rules newly made' },
  'proactive.rules.newlyPublished': { zh: '规章·本年新公开数量', en: 'rules newly published' },
  'proactive.rules.publishedTotal': { zh: '规章·对外公开总数量', en: 'rules published in total' },
  'proactive.normativeDocuments.issued': { zh: '行政规范性文件·本年制发件数', en: 'normative documents issued' },
  'proactive.normativeDocuments.repealed': { zh: '行政规范性文件·本年废止件数', en: 'normative documents repealed' },
  'proactive.normativeDocuments.inForce': { zh: '行政规范性文件·现行有效件数', en: 'normative documents in force' },
  'proactive.normativeDocuments.newlyMade': { zh: '规范性文件·本年新制作数量', en: 'normative documents newly made' },
  'proactive.normativeDocuments.newlyPublished': { zh: '规范性文件·本年新公开数量', en: 'normative documents newly published' },
  'proactive.normativeDocuments.publishedTotal': {
    zh: '规范性文件·对外公开总数量',
    en: 'normative documents published in total',
  },
  'proactive.licensing.priorYearItems': { zh: '行政许可·上一年项目数量', en: 'licensing items of the year before' },
  'proactive.licensing.netChange': { zh: '行政许可·本年增/减', en: 'licensing items, net change' },
  'proactive.licensing.decisions': { zh: '行政许可·处理决定数量', en: 'licensing decisions' },
  'proactive.otherServices.priorYearItems': {
    zh: '其他对外管理服务事项·上一年项目数量',
    en: 'other services of the year before',
  },
  'proactive.otherServices.netChange': { zh: '其他对外管理服务事项·本年增/减', en: 'other services, net change' },
  'proactive.otherServices.decisions': { zh: '其他对外管理服务事项·处理决定数量', en: 'decisions on other services' },
  'proactive.penalties.priorYearItems': { zh: '行政处罚·上一年项目数量', en: 'penalty items of the year before' },
  'proactive.penalties.netChange': { zh: '行政处罚·本年增/减', en: 'penalty items, net change' },
  'proactive.penalties.decisions': { zh: '行政处罚·处理决定数量', en: 'penalty decisions' },
  'proactive.coercion.priorYearItems': { zh: '行政强制·上一年项目数量', en: 'coercion items of the year before' },
  'proactive.coercion.netChange': { zh: '行政强制·本年增/减', en: 'coercion items, net change' },
  'proactive.coercion.decisions': { zh: '行政强制·处理决定数量', en: 'coercion decisions' },
  'proactive.fees.amountWanYuan': { zh: '行政事业性收费·本年收费金额', en: 'fees charged' },
  'proactive.fees.priorYearItems': { zh: '行政事业性收费·上一年项目数量', en: 'fee items of the year before' },
  'proactive.fees.netChange': { zh: '行政事业性收费·本年增/减', en: 'fee items, net change' },
  'proactive.procurement.projects': { zh: '政府集中采购·采购项目数量', en: 'procurement projects' },
  'proactive.procurement.amount': { zh: '政府集中采购·采购总金额', en: 'procurement amount' },
}

/** What the columns of section two are called, apart from their rows. */
export const PROACTIVE_COLUMNS: Readonly<Record<string, InBothLanguages>> = {
  issued: { zh: '本年制发件数', en: 'issued' },
  repealed: { zh: '本年废止件数', en: 'repealed' },
  inForce: { zh: '现行有效件数', en: 'in force' },
  newlyMade: { zh: '本年新制作数量', en: 'newly made' },
  newlyPublished: { zh: '本年新公开数量', en: 'newly published' },
  publishedTotal: { zh: '对外公开总数量', en: 'published in total' },
  priorYearItems: { zh: '上一年项目数量', en: 'items of the year before' },
  netChange: { zh: '本年增/减', en: 'net change' },
  decisions: { zh: '处理决定数量', en: 'decisions' },
  amountWanYuan: { zh: '本年收费金额', en: 'amount charged' },
  projects: { zh: '采购项目数量', en: 'projects' },
  amount: { zh: '采购总金额', en: 'amount' },
}

/** What the rows of section two are called. */
export const PROACTIVE_ROWS: Readonly<Record<string, InBothLanguages>> = {
  'proactive.rules': { zh: '规章', en: 'rules' },
  'proactive.normativeDocuments': { zh: '行政规范性文件', en: 'normative documents' },
  'proactive.licensing': { zh: '行政许可', en: 'licensing' },
  'proactive.otherServices': { zh: '其他对外管理服务事项', en: 'other services' },
  'proactive.penalties': { zh: '行政处罚', en: 'penalties' },
  'proactive.coercion': { zh: '行政强制', en: 'coercion' },
  'proactive.fees': { zh: '行政事业性收费', en: 'fees' },
  'proactive.procurement': { zh: '政府集中采购', en: 'procurement' },
}

/** Columns that only one of the two forms has, by row; for telling which keys a form has. */
const COLUMNS_OF_2021: Readonly<Record<string, readonly string[]>> = {
  'proactive.rules': ['issued', 'repealed', 'inForce'],
  'proactive.normativeDocuments': ['issued', 'repealed', 'inForce'],
  'proactive.licensing': ['decisions'],
  'proactive.penalties': ['decisions'],
  'proactive.coercion': ['decisions'],
  'proactive.fees': ['amountWanYuan'],
}

/** The keys of section two in one form, in the order of the form. */
export function proactiveKeys(form: '2019' | '2021'): string[] {
  const of2021 = Object.entries(COLUMNS_OF_2021).flatMap(([row, columns]) => columns.map((column) => `${row}.${column}`))
  if (form === '2021') return of2021
  const only2021 = new Set(of2021.filter((key) => !key.endsWith('.decisions')))
  return Object.keys(PROACTIVE_FIGURES).filter((key) => !only2021.has(key))
}
