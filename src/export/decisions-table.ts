// One row a decision of a reviewer, as it was written down: an append-only log.
import type { Decision, StoredAnomaly } from '../store/index.js'
import type { ItemAbout } from './item-about.js'
import { column, type Table } from './table.js'

export interface DecisionSource {
  readonly about: ItemAbout
  readonly decision: Decision
  /** What was decided on, where this document still carries it. */
  readonly finding: StoredAnomaly | undefined
}

export const decisionsTable: Table<DecisionSource> = {
  name: 'decisions',
  about: { zh: '每行一次复核决定，按时间只增不改。', en: 'One row a decision of a reviewer; never changed afterwards.' },
  columns: [
    column('id', 'text', '决定编号', 'Id of the decision', ({ decision }) => decision.id, 28),
    column(
      'identity',
      'text',
      '问题标识，对应 findings.identity',
      'The finding: findings.identity',
      ({ decision }) => decision.identity,
    ),
    column('report', 'text', '报告编号', 'Id of the report', ({ finding, about }) => finding?.reportId ?? about.report),
    column(
      'agency',
      'text',
      '机关名称（规范写法）',
      'Agency, canonical name',
      ({ finding, about }) => finding?.agency ?? about.agency,
      28,
    ),
    column('year', 'integer', '报告年度', 'Reporting year', ({ finding, about }) => finding?.year ?? about.year, 8),
    column('rule', 'text', '规则代号', 'Id of the rule', ({ finding }) => finding?.rule ?? null, 28),
    column(
      'action',
      'text',
      '决定：confirmed 属实、dismissed 排除、corrected 改正、reopened 重开',
      'confirmed, dismissed, corrected or reopened',
      ({ decision }) => decision.action,
      11,
    ),
    column('actor', 'text', '何人', 'Who', ({ decision }) => decision.actor),
    column('note', 'text', '理由', 'Why', ({ decision }) => decision.note, 40),
    column('at', 'time', '何时（UTC）', 'When (UTC)', ({ decision }) => decision.at, 18),
    column(
      'corrections',
      'json',
      '改正的指标键和数字；数字为空表示应无数字',
      'Keys and figures as corrected; null means that there is no figure',
      ({ decision }) => decision.corrections ?? [],
      40,
    ),
    column(
      'evidence_hash',
      'text',
      '决定所依据的数字的摘要',
      'Hash of the figures that it was made on',
      ({ decision }) => decision.evidenceHash,
    ),
    column('sha256', 'text', '文件内容的 SHA-256', 'SHA-256 of the document', ({ about }) => about.sha256),
  ],
}
