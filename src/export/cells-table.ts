// One row a figure of a report: the columns of `contract.md` 5.
import type { TableName as FormTable } from '../layouts/index.js'
import type { ExtractedCell } from '../pipeline/index.js'
import { type FormKey, formKey } from './form-keys.js'
import type { ItemAbout } from './item-about.js'
import { column, documentColumn, type Table } from './table.js'
import { printedUnit } from './units.js'

export interface CellSource {
  readonly about: ItemAbout
  readonly key: string
  readonly cell: ExtractedCell
  readonly form: FormKey | undefined
}

export const cellsTable: Table<CellSource> = {
  name: 'cells',
  about: {
    zh: '每行一个数字：现行版本报告表格中的一格。',
    en: 'One row a figure: a cell of the tables of a report in its current version.',
  },
  columns: [
    documentColumn(
      'report',
      'text',
      '报告编号；同一报告的各版本相同',
      'Id of the report, the same for all its versions',
      ({ about }) => about.report,
    ),
    documentColumn('agency', 'text', '机关名称（规范写法）', 'Agency, canonical name', ({ about }) => about.agency, 28),
    documentColumn(
      'agency_code',
      'text',
      '机关所在地的行政区划代码',
      'Division code of the agency’s place',
      ({ about }) => about.agencyCode,
    ),
    documentColumn('year', 'integer', '报告年度', 'Reporting year', ({ about }) => about.year, 8),
    column('key', 'text', '指标键，见指标手册', 'Key of the figure, see the codebook', ({ key }) => key, 44),
    column(
      'label',
      'text',
      '该报告所用格式中的指标名称',
      'Name of the figure in the form that the report follows',
      ({ form }) => form?.label ?? null,
      44,
    ),
    column(
      'value',
      'number',
      '表中印的数字，已换算为 unit；没有数字（空白、“/”、“无”、看不清）时为空',
      'The printed figure in `unit`; empty where there is none (blank, dash, 无, unreadable)',
      ({ cell }) => cell.value,
      10,
    ),
    column(
      'state',
      'text',
      '格内状态：value 数字、blank 空白、dash 斜杠或横线、none 无、placeholder 未填的占位、unreadable 看不清、inferred 由勾稽推定',
      'State: value, blank, dash, none (无), placeholder, unreadable, inferred (from the identities)',
      ({ cell }) => cell.state,
    ),
    column(
      'unit',
      'text',
      '单位；原表没有写明金额单位时为空',
      'Unit; empty for an amount whose unit is not printed',
      unitOfCell,
      8,
    ),
    column(
      'raw',
      'text',
      '格内原文（修复后，未转简体）',
      'Text of the cell, repaired but not folded',
      ({ cell }) => cell.raw,
      12,
    ),
    column('note', 'text', '数字旁的附注或单位', 'Note or unit beside the figure', ({ cell }) => cell.note ?? null),
    column(
      'corrected_value',
      'number',
      '复核人改正的数字；印的数字仍在 value；改正所依据的数字已变时为空（见 decisions）',
      'The reviewer’s figure; the printed one stays in `value`; empty once the figures it was based on changed (see decisions)',
      correctedValue,
    ),
    documentColumn('sha256', 'text', '文件内容的 SHA-256', 'SHA-256 of the document', ({ about }) => about.sha256),
    documentColumn(
      'source_address',
      'text',
      '来源：网址或收到时的路径',
      'Where it came from: address, or path when received',
      ({ about }) => about.sourceAddress,
      28,
    ),
    documentColumn(
      'received_at',
      'time',
      '抓取或收到的时间（UTC）',
      'Fetched or received at (UTC)',
      ({ about }) => about.receivedAt,
      18,
    ),
    column('place', 'json', '在文件中的位置', 'Where it stands in the document', ({ cell }) => cell.place, 28),
    documentColumn(
      'engine_version',
      'text',
      '读取程序的版本',
      'Version of the program that read it',
      ({ about }) => about.engineVersion,
    ),
  ],
}

/** Which column a finding is shown on. */
export const VALUE_COLUMN = cellsTable.columns.findIndex(({ name }) => name === 'value')

/** The rows of a document: none where it was refused or put away. */
export function* cellSources(about: ItemAbout): Generator<CellSource> {
  const extraction = about.item.detail.reading?.extraction
  if (!extraction) return
  for (const [key, cell] of Object.entries(extraction.cells)) {
    yield { about, key, cell, form: formKey(key, extraction.layouts?.[tableOf(key)] ?? null) }
  }
}

/** All tables of a report on the form of 2014 are that form. */
function tableOf(key: string): FormTable {
  if (key.startsWith('applications.')) return 'applications'
  return /^(reconsideration|litigation)\./.test(key) ? 'disputes' : 'proactive'
}

function unitOfCell({ cell, form }: CellSource): string | null {
  if (form?.measure === 'money-as-printed') return printedUnit(cell.note)
  return form?.unit ?? null
}

function correctedValue({ about, key }: CellSource): number | null {
  const correction = about.item.detail.corrections[key]
  return correction && !correction.stale ? correction.value : null
}
