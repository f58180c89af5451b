// One row a finding, also of those that newer readings do not show any more (`present` is false).
import type { StoredAnomaly } from '../store/index.js'
import type { ItemAbout } from './item-about.js'
import { column, type Table } from './table.js'

export interface FindingSource {
  readonly about: ItemAbout
  readonly finding: StoredAnomaly
}

export const findingsTable: Table<FindingSource> = {
  name: 'findings',
  about: { zh: '每行一个问题及其复核状态。', en: 'One row a finding, with what people decided on it.' },
  columns: [
    column(
      'identity',
      'text',
      '问题标识，重新读取后不变',
      'Identity of the finding; stays when the report is read again',
      ({ finding }) => finding.identity,
    ),
    column('report', 'text', '报告编号', 'Id of the report', ({ finding, about }) => finding.reportId ?? about.report),
    column('agency', 'text', '机关名称（规范写法）', 'Agency, canonical name', ({ finding }) => finding.agency, 28),
    column(
      'agency_code',
      'text',
      '机关所在地的行政区划代码',
      'Division code of the agency’s place',
      ({ about }) => about.agencyCode,
    ),
    column('year', 'integer', '报告年度', 'Reporting year', ({ finding }) => finding.year, 8),
    column('rule', 'text', '规则代号，见 docs/rules', 'Id of the rule', ({ finding }) => finding.rule, 28),
    column(
      'severity',
      'text',
      '程度：error 错误、warning 警告、info 提示',
      'error, warning or info',
      ({ finding }) => finding.severity,
      9,
    ),
    column(
      'cause',
      'text',
      '起因：document 原文、damage 文件受损、reading 可能误读',
      'document, damage (this copy) or reading (maybe ours)',
      ({ finding }) => finding.cause,
      10,
    ),
    column(
      'status',
      'text',
      '复核状态：open 未处理、confirmed 属实、dismissed 排除、corrected 已改正',
      'open, confirmed, dismissed or corrected',
      ({ finding }) => finding.status,
      11,
    ),
    column(
      'stale',
      'boolean',
      '复核之后数字又变了',
      'The figures have changed since the decision',
      ({ finding }) => finding.stale,
      8,
    ),
    column(
      'present',
      'boolean',
      '最新一次读取仍有此问题',
      'The newest reading still shows it',
      ({ finding }) => finding.present,
      8,
    ),
    column('message_zh', 'text', '说明（中文）', 'Message in Chinese', ({ finding }) => finding.message.zh, 60),
    column('message_en', 'text', '说明（英文）', 'Message in English', ({ finding }) => finding.message.en, 60),
    column(
      'cells',
      'json',
      '涉及的指标键，按表中顺序',
      'Keys of the figures, in the order of the form',
      ({ finding }) => finding.cells,
      40,
    ),
    column('expected', 'number', '应为', 'Expected', ({ finding }) => finding.expected, 10),
    column('actual', 'number', '实为', 'Actual', ({ finding }) => finding.actual, 10),
    column('evidence', 'json', '所见原文及位置', 'What was seen, and where', ({ finding }) => finding.evidence, 40),
    column(
      'against',
      'json',
      '与之比对的文件的 SHA-256',
      'SHA-256 of the documents compared with',
      ({ finding }) => finding.against,
    ),
    column('assignee', 'text', '经办人', 'Assignee', ({ finding }) => finding.assignee),
    column(
      'sha256',
      'text',
      '最后见于哪份文件',
      'SHA-256 of the document that it was seen in last',
      ({ finding }) => finding.sha256,
    ),
    column(
      'source_address',
      'text',
      '来源：网址或收到时的路径',
      'Where it came from: address, or path when received',
      ({ about }) => about.sourceAddress,
      28,
    ),
    column('updated_at', 'time', '最后变动时间（UTC）', 'Last changed at (UTC)', ({ finding }) => finding.updatedAt, 18),
    column('engine_version', 'text', '读取程序的版本', 'Version of the program that read it', ({ about }) => about.engineVersion),
  ],
}
