import { reportsAndFindings } from './0001-reports-and-findings.js'
import { crawl } from './0010-crawl.js'
import { accounts } from './0020-accounts.js'
import type { Migration } from './migration.js'

/** All steps of the schema, in order. */
export const migrations: readonly Migration[] = [reportsAndFindings, crawl, accounts]
