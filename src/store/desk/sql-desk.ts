import type { Database } from '../database.js'
import { people } from './accounts.js'
import { agencyYears } from './agency-years.js'
import { changed } from './changed-findings.js'
import type { Desk } from './desk.js'
import { reportFigures } from './report-figures.js'

/** The desk over either engine. */
export function sqlDesk(database: Database): Desk {
  return { ...people(database), ...changed(database), ...agencyYears(database), ...reportFigures(database) }
}
