// What the crawler remembers: hosts and who may ask them, runs, addresses with what is known of them, fetches.
import type { Migration } from './migration.js'

export const crawl: Migration = {
  number: 10,
  name: 'crawl',
  statements: ({ text }) => [
    // Also `site <name>`: the right to crawl a site. until_at runs by the clock of the store, the others by the crawler's.
    `create table crawl_host (host ${text} primary key, owner ${text}, until_at bigint not null, next_at bigint not null,
      paused_until bigint not null, failures bigint not null, robots_at bigint, robots_verdict ${text}, robots_text ${text})`,
    'create index crawl_host_owner on crawl_host (owner)',
    `create table crawl_run (id ${text} primary key, site ${text} not null, started_at bigint not null, ended_at bigint,
      status ${text}, reason ${text}, requests bigint not null, bytes bigint not null, reports bigint not null)`,
    'create index crawl_run_site on crawl_run (site, started_at)',
    // turn: attachments 0, articles 1, lists 2. recheck_at is null where the link alone said that it is to be left.
    `create table crawl_entry (site ${text} not null, key ${text} not null, request ${text} not null, kind ${text} not null,
      turn bigint not null, depth bigint not null, paging bigint not null, quiet bigint not null, hint ${text} not null,
      mark ${text} not null, parent ${text}, state ${text} not null, reason ${text}, attempts bigint not null,
      due_at bigint not null, ordinal bigint not null, run ${text} not null, etag ${text}, last_modified ${text},
      sha256 ${text}, fetched_at bigint, recheck_at bigint, delivered bigint not null, fetch_id ${text},
      primary key (site, key))`,
    'create index crawl_entry_next on crawl_entry (site, state, turn, depth, ordinal)',
    'create index crawl_entry_due on crawl_entry (site, state, due_at)',
    'create index crawl_entry_parent on crawl_entry (site, parent)',
    'create index crawl_entry_body on crawl_entry (site, sha256)',
    // settings: JSON as the crawler writes it; ordered and answered count orders; outcome: JSON of how it was left last.
    `create table crawl_site (name ${text} primary key, settings ${text} not null, ordered bigint not null,
      answered bigint not null, outcome ${text})`,
    // What a site's pages say of a report that they gave; notes: JSON.
    `create table crawl_found (site ${text} not null, sha256 ${text} not null, url_hash ${text} not null, url ${text} not null,
      article ${text}, title ${text} not null, agency ${text}, year bigint, notes ${text} not null, fetch_id ${text} not null,
      found_at bigint not null, novelty ${text} not null, primary key (site, sha256, url_hash))`,
    'create index crawl_found_url on crawl_found (site, url_hash)',
    'create index crawl_found_at on crawl_found (site, found_at)',
    // about: JSON of the row, without secrets.
    `create table crawl_fetch (id ${text} primary key, site ${text} not null, at bigint not null, sha256 ${text},
      failure ${text}, about ${text} not null)`,
    'create index crawl_fetch_site on crawl_fetch (site, at, id)',
  ],
}
