export { type CellMatch, type Extracted, extractReport } from './extract.js'
export { layouts } from './forms.js'
export { headingOf } from './identify/section-kind.js'
export type { Column, Layout, LayoutBlock, Measure, Numbering, OfficialLabel } from './layout.js'
export { missingParts } from './missing-parts.js'
export { readNumber } from './read-number.js'
export type {
  Caption,
  CellState,
  FormName,
  LabelFit,
  MatchedLabel,
  Period,
  Prose,
  ReadDate,
  Reading,
  ReadTable,
  Report,
  ReportCell,
  RowApart,
  Section,
  SectionKind,
  Subtotal,
  TableName,
  UnreadableWhy,
} from './report.js'
export { formOf } from './report.js'
