// The first tables: documents and their readings, reports, findings, decisions, and the doorbell.
import type { Migration } from './migration.js'

export const reportsAndFindings: Migration = {
  number: 1,
  name: 'reports-and-findings',
  statements: ({ text, bytes, keyed }) => [
    // Numbers say which engine came later: a reading by an earlier one never replaces that of a later one.
    `create table engine (number bigint primary key, version ${text} not null, layouts ${text} not null, rules ${text} not null,
      unique (version, layouts, rules))`,

    // A document and the work that is to be done on it by the engine that is wanted.
    `create table document (sha256 ${text} primary key, bytes bigint not null, state ${text} not null, engine bigint not null,
      starts bigint not null, token ${text}, worker ${text}, lease_until bigint not null, touched_at bigint not null,
      received_at bigint not null, finished_at bigint, reason ${text}, message_zh ${text}, message_en ${text},
      extraction_id ${text}, report_id ${text}, agency_order ${text}, year_order bigint)`,
    'create index document_state on document (state, touched_at)',
    'create index document_listed on document (state, received_at, sha256)',
    'create index document_received on document (received_at, sha256)',
    'create index document_engine on document (engine)',
    'create index document_export on document (agency_order, year_order, sha256)',

    // Where a document came from. Origins may be longer than an index entry can be, so their hash is what is unique.
    `create table arrival (id ${text} primary key, sha256 ${text} not null, channel ${text} not null, origin_hash ${text} not null,
      origin ${text} not null, bytes bigint not null, name ${text}, media_type ${text}, charset ${text}, actor ${text},
      received_at bigint not null, fetch_id ${text}, unique (sha256, channel, origin_hash))`,

    `create table extraction (id ${text} primary key, sha256 ${text} not null, engine bigint not null, finished_at bigint not null,
      hash ${text} not null, pack ${bytes} not null, unique (sha256, engine))`,

    // The id is made from agency and year (or the document, where one is unknown), so it is the same in every store.
    `create table report (id ${text} primary key, agency ${text}, agency_order ${text} not null, agency_code ${text}, year bigint,
      year_order bigint not null, title ${text}, sha256 ${text} not null, versions bigint not null)`,
    'create index report_listed on report (agency_order, year_order, id)',
    'create index report_year on report (year, agency_order, id)',
    `create table report_version (report_id ${text} not null, sha256 ${text} not null, signed_on ${text} not null,
      received_at bigint not null, is_current bigint not null, primary key (report_id, sha256))`,
    'create index report_version_document on report_version (sha256)',

    // One row a finding, over all readings. content: JSON of what lists show; evidence_hash: of the values seen.
    `create table anomaly (identity ${text} primary key, id ${text} not null, rule ${text} not null, severity bigint not null,
      cause ${text} not null, is_across bigint not null, content ${text} not null, evidence_hash ${text} not null,
      sha256 ${text} not null, report_id ${text} not null, agency ${text}, year bigint, status ${text} not null,
      is_stale bigint not null, is_present bigint not null, decided_hash ${text}, assignee ${text},
      lock_version bigint not null, updated_at bigint not null)`,
    'create index anomaly_listed on anomaly (is_present, severity, id)',
    'create index anomaly_status on anomaly (status, is_present, severity, id)',
    'create index anomaly_rule on anomaly (rule, is_present, severity, id)',
    'create index anomaly_report on anomaly (report_id)',
    `create table anomaly_sighting (identity ${text} not null, extraction_id ${text} not null, evidence_hash ${text} not null,
      primary key (extraction_id, identity)) ${keyed}`,

    // Counting 300,000 findings takes longer than a page may; year 0 stands for none. Shards keep writers apart.
    `create table finding_count (rule ${text} not null, severity bigint not null, cause ${text} not null, status ${text} not null,
      is_stale bigint not null, is_present bigint not null, year bigint not null, shard bigint not null, findings bigint not null,
      primary key (rule, severity, cause, status, is_stale, is_present, year, shard)) ${keyed}`,

    `create table decision (id ${text} primary key, identity ${text} not null, action ${text} not null, actor ${text} not null,
      note ${text} not null, decided_at bigint not null, evidence_hash ${text} not null, idempotency_key ${text} not null unique,
      audit_seq bigint not null unique)`,
    'create index decision_identity on decision (identity, audit_seq)',
    // printed: JSON of what the cell held when it was corrected; the correction is stale when that changes.
    `create table correction (decision_id ${text} not null, place bigint not null, report_id ${text} not null, cell ${text} not null,
      value double precision, printed ${text} not null, primary key (decision_id, place))`,
    'create index correction_report on correction (report_id)',
    `create table audit (seq bigint primary key, at bigint not null, actor ${text} not null, action ${text} not null,
      object ${text} not null, payload ${text} not null, prev_hash ${text} not null, hash ${text} not null)`,

    // Unsent rows only: what is asked for twice before it is sent is one row with the later id.
    `create table outbox (kind ${text} not null, key ${text} not null, id ${text} not null, created_at bigint not null,
      primary key (kind, key))`,
    'create index outbox_id on outbox (id)',

    // By what reports are found that are to be compared with each other. Names are hashed: their length has no bound.
    `create table across_key (sha256 ${text} primary key, year bigint not null, agency_base ${text} not null,
      agency_variant ${text} not null, government_base ${text}, government_variant ${text})`,
    'create index across_key_agency on across_key (agency_base, year)',
    'create index across_key_government on across_key (government_base, year)',
    `create table prose_hash (section bigint not null, hash bigint not null, sha256 ${text} not null,
      primary key (section, hash, sha256)) ${keyed}`,
    'create index prose_hash_document on prose_hash (sha256)',

    // touched counts what happened to the neighbours, seen how much of it the last comparison knew of. spread: JSON
    // of those that it was a neighbour of before, where its own change has not been passed on yet.
    `create table recheck (sha256 ${text} primary key, touched bigint not null, seen bigint not null, is_due bigint not null,
      touched_at bigint not null, spread ${text})`,
    'create index recheck_due on recheck (is_due, touched_at)',
    `create table across (sha256 ${text} primary key, hash ${text} not null, pack ${bytes} not null)`,
  ],
  appendOnly: ['decision', 'correction', 'audit'],
}
