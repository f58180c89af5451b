// Figures of reports, a few of each, so that trends over all of them open no pack of cells.
import type { Database } from '../database.js'
import type { Desk, ReportFigures } from './desk.js'

/** See `Desk`. */
export function reportFigures(database: Database): Pick<Desk, 'figuresDue' | 'saveFigures' | 'figures'> {
  return {
    figuresDue: async (version, limit) => {
      const rows = await database.read((db) =>
        db
          .selectFrom('report')
          .innerJoin('document', 'document.sha256', 'report.sha256')
          .leftJoin('report_figure', 'report_figure.report_id', 'report.id')
          .select(['report.id', 'document.extraction_id', 'report.sha256'])
          .where('versions', '>', 0)
          .where('report.year', 'is not', null)
          .where('document.extraction_id', 'is not', null)
          .where((is) =>
            is.or([
              is('report_figure.report_id', 'is', null),
              is('report_figure.version', '!=', version),
              is('report_figure.extraction_id', '!=', is.ref('document.extraction_id')),
            ]),
          )
          .limit(limit)
          .execute(),
      )
      return rows.map(({ id, extraction_id, sha256 }) => ({ reportId: id, extractionId: extraction_id ?? '', sha256 }))
    },
    saveFigures: async (version, rows) => {
      if (rows.length === 0) return
      const values = rows
        .map(({ reportId, extractionId, figures }) => ({
          report_id: reportId,
          extraction_id: extractionId,
          version,
          figures: JSON.stringify(figures),
        }))
        // In one order, so that two that save at once wait for each other and not in a circle.
        .sort((a, b) => (a.report_id < b.report_id ? -1 : 1))
      await database.write((tx) =>
        tx
          .insertInto('report_figure')
          .values(values)
          .onConflict((conflict) =>
            conflict.column('report_id').doUpdateSet((row) => ({
              extraction_id: row.ref('excluded.extraction_id'),
              version: row.ref('excluded.version'),
              figures: row.ref('excluded.figures'),
            })),
          )
          .execute(),
      )
    },
    figures: async (version, after, limit) => {
      const rows = await database.read((db) =>
        db
          .selectFrom('report_figure')
          .innerJoin('report', 'report.id', 'report_figure.report_id')
          .select(['report_figure.report_id', 'agency', 'agency_code', 'year', 'figures'])
          .where('report_figure.version', '=', version)
          .where('report_figure.report_id', '>', after)
          .where('versions', '>', 0)
          .orderBy('report_figure.report_id')
          .limit(limit)
          .execute(),
      )
      return rows.map(
        (row): ReportFigures => ({
          reportId: row.report_id,
          agency: row.agency,
          agencyCode: row.agency_code,
          year: row.year ?? 0,
          figures: JSON.parse(row.figures) as (number | null)[],
        }),
      )
    },
  }
}
