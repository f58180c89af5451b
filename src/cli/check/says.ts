// What `gouji check` says to people beyond the words of all commands, in both languages.
import type { RegistryProblem } from '../../agencies/index.js'
import type { Lang } from '../../pipeline/index.js'
import type { RosterOutcome } from './checked.js'
import type { SettingsError } from './settings.js'

interface Says {
  readonly list: {
    readonly sheet: string
    readonly header: readonly string[]
    readonly yes: string
    readonly no: string
    readonly nothing: string
    readonly notReceived: string
  }
  readonly title: string
  readonly summary: string
  readonly columns: Readonly<
    Record<'rule' | 'error' | 'warning' | 'info' | 'agency' | 'year' | 'finding' | 'place' | 'seen' | 'report', string>
  >
  readonly noFindings: string
  readonly draft: string
  silenced(count: number): string
  roster(outcome: RosterOutcome): string
  rosterProblem(path: string, problem: RegistryProblem): string
  settingsProblem(path: string, error: SettingsError): string
  notCommented(path: string): string
}

const ZH_REGISTRY: Readonly<Record<RegistryProblem['code'], string>> = {
  'no-header': '第一行应当是表头，至少有一列叫 agency（或“单位名称”）',
  'no-name': '没有填写单位名称，这一行没有采用',
  'unknown-level': '认不出的级别，可用：省级、市级、县级、乡级（province、city、county、township）',
  'name-twice': '单位名称重复，只采用前面的一行',
  'open-quote': '引号没有闭合，请检查这一行以后的内容',
}

const EN_REGISTRY: Readonly<Record<RegistryProblem['code'], string>> = {
  'no-header': 'the first line has to be a header with at least a column “agency”',
  'no-name': 'no name of an agency; this line is left out',
  'unknown-level': 'unknown level; use province, city, county or township',
  'name-twice': 'the agency is there twice; the first line counts',
  'open-quote': 'a quotation mark is not closed; check the file from this line on',
}

const ZH_SETTINGS: Readonly<Record<SettingsError['code'], string>> = {
  'not-yaml': '不是有效的 YAML',
  'unknown-key': '认不出这一项',
  'unknown-rule': '没有这条规则（gouji rules 列出全部）',
  'bad-severity': '级别只能是 error、warning、info 或 off',
  'bad-date': '日期要写成 "2026-12-31"（加引号）',
  'no-reason': '要写明理由（reason）',
  'too-wide': '至少要写 rule、agency、identity 中的一项',
  'no-list': '应当是一个列表',
}

const EN_SETTINGS: Readonly<Record<SettingsError['code'], string>> = {
  'not-yaml': 'this is no valid YAML',
  'unknown-key': 'unknown key',
  'unknown-rule': 'no such rule (gouji rules lists them)',
  'bad-severity': 'a severity is error, warning, info or off',
  'bad-date': 'write a date as "2026-12-31", in quotation marks',
  'no-reason': 'a reason is needed',
  'too-wide': 'at least one of rule, agency and identity is needed',
  'no-list': 'this has to be a list',
}

export const SAYS: Readonly<Record<Lang, Says>> = {
  zh: {
    list: {
      sheet: '退改清单',
      header: ['单位', '已交', '年度', '级别', '单元格或位置', '印的是', '应为', '问题与修改意见', '文件', '规则与位置'],
      yes: '是',
      no: '否',
      nothing: '没有发现问题',
      notReceived: '没有收到报告',
    },
    title: '政府信息公开工作年度报告核对结果',
    summary: '按规则汇总',
    columns: {
      rule: '规则',
      error: '错误',
      warning: '警告',
      info: '提示',
      agency: '机关',
      year: '年度',
      finding: '问题与修改意见',
      place: '位置',
      seen: '所见',
      report: '报告',
    },
    noFindings: '没有发现问题',
    draft: '这是草稿，与发布有关的规则不作判断',
    silenced: (count) => `按设置静默 ${count} 条`,
    roster: ({ year, due, missing }) =>
      missing.length === 0
        ? `名册 ${due} 个单位的报告都已收到`
        : `名册 ${due} 个单位，${year === null ? '' : `${year} 年度`}没有收到 ${missing.length} 个：${missing.join('、')}`,
    rosterProblem: (path, { line, code, seen }) => `${path} 第 ${line} 行（${seen}）：${ZH_REGISTRY[code]}`,
    settingsProblem: (path, { code, at }) => `${path}：${at}：${ZH_SETTINGS[code]}`,
    notCommented: (path) => `${path}：不能在副本里加批注，请看清单`,
  },
  en: {
    list: {
      sheet: 'return list',
      header: [
        'agency',
        'received',
        'year',
        'severity',
        'cell or place',
        'printed',
        'expected',
        'what to change',
        'file',
        'rule and place',
      ],
      yes: 'yes',
      no: 'no',
      nothing: 'nothing found',
      notReceived: 'no report received',
    },
    title: 'Annual reports on government information disclosure: what does not add up',
    summary: 'By rule',
    columns: {
      rule: 'rule',
      error: 'errors',
      warning: 'warnings',
      info: 'info',
      agency: 'agency',
      year: 'year',
      finding: 'finding',
      place: 'place',
      seen: 'seen',
      report: 'report',
    },
    noFindings: 'nothing found',
    draft: 'this is a draft; rules about publication are not judged',
    silenced: (count) => `${count} silenced by the settings`,
    roster: ({ year, due, missing }) =>
      missing.length === 0
        ? `all ${due} agencies of the roster have handed in`
        : `of ${due} agencies of the roster, ${missing.length} have not handed in${year === null ? '' : ` for ${year}`}: ${missing.join(', ')}`,
    rosterProblem: (path, { line, code, seen }) => `${path}, line ${line} (${seen}): ${EN_REGISTRY[code]}`,
    settingsProblem: (path, { code, at }) => `${path}: ${at}: ${EN_SETTINGS[code]}`,
    notCommented: (path) => `${path}: comments could not be put into a copy; see the list`,
  },
}
