// The shape of a result, as it crosses the pipe. The compiler holds the schema to the type of src/pipeline.
import { z } from 'zod'
import type { Format, ReasonCode } from '../document/index.js'
import type { CellState, FormName } from '../layouts/index.js'
import type { ExtractedReport, Extraction, Status } from '../pipeline/index.js'
import type { Anomaly, Cause, Severity } from '../rules/index.js'
import { block, certainty, note, place, text } from './document-schema.js'
import { namesOf } from './names-of.js'

const number = z.number()
const format = namesOf<Format>({ pdf: 1, docx: 1, html: 1, text: 1 })
const form = namesOf<FormName>({ '2014': 1, '2019': 1, '2021': 1 }).nullable()
const sha256 = z.string().length(64)

const state = namesOf<CellState>({ value: 1, inferred: 1, blank: 1, dash: 1, none: 1, placeholder: 1, unreadable: 1 })
const cell = z.strictObject({ value: number.nullable(), state, raw: text, note: text.exactOptional(), place })

const report: z.ZodType<ExtractedReport> = z.strictObject({
  title: text.nullable(),
  agency: text.nullable(),
  year: number.nullable(),
  period: z.strictObject({ from: text, to: text }).nullable(),
  signedOn: text.nullable(),
  sections: z.array(z.strictObject({ number: number.nullable(), heading: text, text })),
})

const anomaly: z.ZodType<Anomaly> = z.strictObject({
  rule: text,
  severity: namesOf<Severity>({ error: 1, warning: 1, info: 1 }),
  cause: namesOf<Cause>({ document: 1, damage: 1, reading: 1 }),
  message: text,
  cells: z.array(text),
  expected: number.nullable(),
  actual: number.nullable(),
  evidence: z.array(z.strictObject({ seen: text, place })),
  against: z.array(sha256).exactOptional(),
  identity: text,
})

const reasonCode = namesOf<ReasonCode>({
  empty: 1,
  encrypted: 1,
  'unsupported-format': 1,
  'too-large': 1,
  damaged: 1,
  'no-text-layer': 1,
  'not-a-report': 1,
  'table-missing': 1,
  'cells-unreadable': 1,
  'several-reports': 1,
  'cut-off': 1,
  'time-limit': 1,
  'memory-limit': 1,
})

export const extraction: z.ZodType<Extraction> = z.strictObject({
  schema: z.literal('gouji/1'),
  engine: z.strictObject({ version: text, layouts: text, rules: text }),
  source: z.strictObject({ sha256, bytes: z.int(), format: format.nullable(), charset: text.exactOptional() }),
  status: namesOf<Status>({ complete: 1, partial: 1, refused: 1 }),
  reason: z.strictObject({ code: reasonCode, message: text }).exactOptional(),
  report: report.nullable(),
  layouts: z.strictObject({ proactive: form, applications: form, disputes: form }).nullable(),
  cells: z.record(text, cell),
  repairs: z.array(z.strictObject({ fixer: text, before: text, after: text, certainty, times: z.int() })),
  anomalies: z.array(anomaly),
  undecided: z.array(z.strictObject({ rule: text, why: text })),
  notes: z.array(note),
  document: z.array(block).exactOptional(),
})
