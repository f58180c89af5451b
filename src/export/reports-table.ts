// One row a document, also of those that could not be read: nothing that came in is missing here.
import type { ExportItem } from '../store/index.js'
import type { ItemAbout } from './item-about.js'
import { column, type Table } from './table.js'

const extraction = ({ item }: ItemAbout) => item.detail.reading?.extraction ?? null
const document = ({ item }: ItemAbout) => item.detail.document

export const reportsTable: Table<ItemAbout> = {
  name: 'reports',
  about: {
    zh: '每行一份文件，包括读不出的、被替换的；current 为否或没有读成的文件在 cells 中没有行。',
    en: 'One row a document, also those refused or replaced; one that is not current or was not read has no rows in cells.',
  },
  columns: [
    column(
      'report',
      'text',
      '报告编号；同一报告的各版本相同',
      'Id of the report, the same for all its versions',
      ({ report }) => report,
    ),
    column('agency', 'text', '机关名称（规范写法）', 'Agency, canonical name', ({ agency }) => agency, 28),
    column(
      'agency_code',
      'text',
      '机关所在地的行政区划代码',
      'Division code of the agency’s place',
      ({ agencyCode }) => agencyCode,
    ),
    column('year', 'integer', '报告年度', 'Reporting year', ({ year }) => year, 8),
    column('title', 'text', '标题', 'Title', (about) => extraction(about)?.report?.title ?? null, 40),
    column(
      'period_from',
      'text',
      '统计期起日',
      'First day of the period',
      (about) => extraction(about)?.report?.period?.from ?? null,
    ),
    column('period_to', 'text', '统计期止日', 'Last day of the period', (about) => extraction(about)?.report?.period?.to ?? null),
    column('signed_on', 'text', '落款日期', 'Date of the signature', (about) => extraction(about)?.report?.signedOn ?? null),
    column(
      'state',
      'text',
      '状态：complete 完整、partial 不全、refused 无法读取、quarantined 已隔离、failed 处理失败、queued/running 待处理',
      'State: complete, partial, refused, quarantined, failed, queued, running',
      (about) => document(about).state,
    ),
    column(
      'reason',
      'text',
      '不完整的原因代码',
      'Code of the reason where it is not complete',
      (about) => document(about).reason,
      18,
    ),
    column('reason_zh', 'text', '原因（中文）', 'Reason in Chinese', (about) => document(about).message?.zh ?? null, 40),
    column('reason_en', 'text', '原因（英文）', 'Reason in English', (about) => document(about).message?.en ?? null, 40),
    column(
      'current',
      'boolean',
      '是否为该报告的现行版本',
      'Whether this is the current version of the report',
      ({ current }) => current,
      8,
    ),
    column(
      'form_proactive',
      'text',
      '主动公开表所用格式',
      'Form of the table on proactive disclosure',
      (about) => extraction(about)?.layouts?.proactive ?? null,
      10,
    ),
    column(
      'form_applications',
      'text',
      '依申请公开表所用格式',
      'Form of the table on applications',
      (about) => extraction(about)?.layouts?.applications ?? null,
      10,
    ),
    column(
      'form_disputes',
      'text',
      '复议诉讼表所用格式',
      'Form of the table on disputes',
      (about) => extraction(about)?.layouts?.disputes ?? null,
      10,
    ),
    column(
      'errors',
      'integer',
      '仍存在的错误数',
      'Findings of severity error that still stand',
      ({ item }) => standing(item, 'error'),
      8,
    ),
    column(
      'warnings',
      'integer',
      '仍存在的警告数',
      'Findings of severity warning that still stand',
      ({ item }) => standing(item, 'warning'),
      8,
    ),
    column(
      'infos',
      'integer',
      '仍存在的提示数',
      'Findings of severity info that still stand',
      ({ item }) => standing(item, 'info'),
      8,
    ),
    column('sha256', 'text', '文件内容的 SHA-256', 'SHA-256 of the document', ({ sha256 }) => sha256),
    column('bytes', 'integer', '文件字节数', 'Bytes of the document', (about) => document(about).bytes),
    column(
      'format',
      'text',
      '文件格式（按内容判断）',
      'Format, by its bytes',
      (about) => extraction(about)?.source.format ?? null,
      8,
    ),
    column('name', 'text', '文件名', 'Name of the file', (about) => document(about).name, 28),
    column(
      'source_address',
      'text',
      '来源：网址或收到时的路径',
      'Where it came from: address, or path when received',
      ({ sourceAddress }) => sourceAddress,
      28,
    ),
    column('received_at', 'time', '抓取或收到的时间（UTC）', 'Fetched or received at (UTC)', ({ receivedAt }) => receivedAt, 18),
    column(
      'engine_version',
      'text',
      '读取程序的版本',
      'Version of the program that read it',
      ({ engineVersion }) => engineVersion,
    ),
  ],
}

function standing({ detail }: ExportItem, severity: 'error' | 'warning' | 'info'): number {
  return detail.anomalies.filter((anomaly) => anomaly.present && anomaly.severity === severity).length
}
