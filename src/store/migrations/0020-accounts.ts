// What the review page needs beside reports and findings: people and how they come in, figures of reports for
// trends, and indexes by which it learns what has changed.
import type { Migration } from './migration.js'

export const accounts: Migration = {
  number: 20,
  name: 'accounts',
  statements: ({ text, keyed }) => [
    `create table account (name ${text} primary key, role ${text} not null, password ${text} not null, is_disabled bigint not null,
      created_at bigint not null)`,
    // Only the sha256 of what a browser or a program shows: who reads this table cannot come in by it.
    `create table account_session (hash ${text} primary key, account ${text} not null, created_at bigint not null,
      expires_at bigint not null)`,
    'create index account_session_account on account_session (account)',
    `create table account_token (id ${text} primary key, hash ${text} not null unique, account ${text} not null, label ${text} not null,
      role ${text} not null, created_at bigint not null, used_at bigint)`,
    'create index account_token_account on account_token (account)',

    // figures: JSON list of what trends add up, in the order that the program has; version says which order that is.
    `create table report_figure (report_id ${text} primary key, extraction_id ${text} not null, version bigint not null,
      figures ${text} not null) ${keyed}`,

    'create index anomaly_changed on anomaly (updated_at, identity)',
    'create index document_finished on document (finished_at, sha256)',
    // All that a list of agencies asks, so that it reads no rows of reports.
    'create index report_agencies on report (agency_order, agency_code, year, versions)',
    'create index report_figured on report (year, versions)',
  ],
}
