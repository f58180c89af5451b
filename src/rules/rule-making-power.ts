// Claim: 规章 is only issued by those who may: departments of the State Council, provinces, cities with districts and
// autonomous prefectures (立法法). Everyone else prints 0.
// Seen: a town with 规章 in force 6; bureaus that count their 规章制度 or normative documents here.
// Leaves alone: justice bureaus and government offices of cities and provinces, which may restate the government's figure.
// Known limit: a 市 outside the gazetteer may be a city or a county, and a zone has no level, so nothing is said of them.
import { readAgencyName } from '../agencies/index.js'
import type { Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { cellName } from './table/names.js'
import { evidenceOf, type Operand, tableOf } from './table/operands.js'

interface NoPower {
  readonly agency: string
  readonly level: 'county' | 'township' | 'department'
  readonly figures: readonly { readonly key: string; readonly count: number }[]
}

const COLUMNS = { '2021': ['issued', 'repealed', 'inForce'], '2019': ['newlyMade', 'newlyPublished', 'publishedTotal'] } as const

/** Bodies of a city or province that restate what their government issued. */
const RESTATES = /^(?:司法局|司法厅|人民政府办公室|人民政府办公厅|政府法制办公室|法制办公室)$/

function check(report: Report): Outcome<NoPower>[] {
  const form = tableOf(report, 'proactive')?.form
  if (form !== '2021' && form !== '2019') return []
  const operands = COLUMNS[form].flatMap((column): Operand[] => {
    const key = `proactive.rules.${column}`
    const cell = report.cells.get(key)
    return cell && 'value' in cell.reading && cell.reading.value > 0 ? [{ key, cell, counts: cell.reading.value }] : []
  })
  if (operands.length === 0) return [consistent]
  if (report.agency === null) return [cannotTell({ code: 'no-agency' })]
  const without = withoutPower(report.agency)
  if (without === null) return [cannotTell({ code: 'level-unknown' })]
  if (without === 'may') return [consistent]
  return [
    {
      is: 'inconsistent',
      cells: operands.map(({ key }) => key),
      subject: { of: 'part', part: 'proactive.rules' },
      evidence: evidenceOf(operands),
      data: { agency: report.agency, level: without, figures: operands.map(({ key, counts }) => ({ key, count: counts })) },
    },
  ]
}

function withoutPower(agency: string): NoPower['level'] | 'may' | null {
  const { level, kind, body } = readAgencyName(agency)
  if (level === 'county' || level === 'township') return level
  if (level === null || kind === 'zone' || kind === 'other') return null
  if (level === 'national' || kind === 'government' || RESTATES.test(body)) return 'may'
  return 'department'
}

const WHO = {
  county: { zh: '县级', en: 'county level' },
  township: { zh: '乡级', en: 'township level' },
  department: { zh: '地方政府部门', en: 'a department of a local government' },
} as const

/** Only those with the power to make rules have any. */
export const ruleMakingPower: Rule<NoPower> = {
  id: 'rule-making-power',
  catalogue: ['AG-05'],
  group: 'across-agencies',
  severity: 'warning',
  title: { zh: '有权制定规章的机关才有规章数', en: 'Only those who may make rules (规章) have any' },
  about: {
    checks: {
      zh: '规章只能由国务院部门、省级政府、设区的市和自治州政府制定（《立法法》）。县级及以下机关、地方政府的部门，“规章”一行应当是 0。常见的是把内部规章制度或规范性文件填进了这一行。',
      en: 'Rules (规章) are made by departments of the State Council, provinces, cities with districts and autonomous prefectures only (Legislation Law). At county level and below, and for departments of local governments, the row 规章 is 0. Internal regulations and normative documents are often entered there by mistake.',
    },
    leavesAlone: {
      zh: '市级以上司法部门和政府办公厅（室）可能转列本级政府的规章数；看不出级别的机关和开发区。',
      en: 'Justice bureaus and government offices of cities and provinces, which may restate their government’s figure; agencies whose level is not known, and zones.',
    },
  },
  reads: ['proactive.rules.*', 'agency'],
  check,
  messages: {
    zh: ({ agency, level, figures }) =>
      `${figures.map(({ key, count }) => `“${cellName(key, 'zh')}”写的是 ${count}`).join('，')}。${agency}（${WHO[level].zh}）没有规章制定权，这一行应当为 0。` +
      '请核对是不是把规范性文件或内部规章制度填在了这里。',
    en: ({ agency, level, figures }) =>
      `${figures.map(({ key, count }) => `${cellName(key, 'en')}: ${count}`).join('; ')}. ${agency} (${WHO[level].en}) has no power to make 规章, so this row should be 0. ` +
      'Check whether normative documents or internal regulations were entered here.',
  },
  examples: {
    consistent: [
      { shows: '县档案局的规章为 0', cells: { 'proactive.rules.inForce': 0 } },
      { shows: '设区的市有规章', agency: '淮安市人民政府', cells: { 'proactive.rules.inForce': 6 } },
      { shows: '市司法局转列市政府的规章', agency: '淮安市司法局', cells: { 'proactive.rules.inForce': 6 } },
    ],
    inconsistent: [
      { shows: '镇政府现行有效规章 6 件', agency: '听松镇人民政府', cells: { 'proactive.rules.inForce': 6 } },
      { shows: '县档案局制发规章 1 件', cells: { 'proactive.rules.issued': 1, 'proactive.rules.inForce': 1 } },
    ],
    cannotTell: [
      { shows: '没有认出机关', agency: null, cells: { 'proactive.rules.inForce': 6 } },
      { shows: '看不出是县级市还是设区的市', agency: '砚川市人民政府', cells: { 'proactive.rules.inForce': 6 } },
    ],
  },
}
