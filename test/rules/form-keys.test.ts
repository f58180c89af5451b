import { describe, expect, it } from 'vitest'
import { layouts } from '../../src/layouts/index.js'
import { APPLICATION_COLUMNS, applicationRows, DISPUTE_GROUPS, DISPUTE_OUTCOMES } from '../../src/rules/table/form-keys.js'
import { cellName } from '../../src/rules/table/names.js'

// Rules may not import the forms, so they keep their own list of keys: it must be the forms' own.

const keysOf = (table: string, form: string) =>
  layouts
    .filter((layout) => layout.table === table && layout.form === form)
    .flatMap((layout) =>
      layout.blocks.flatMap((block) =>
        block.rows.flatMap((row) => block.columns.map((column) => [row.key, column.key].filter(Boolean).join('.'))),
      ),
    )

describe.each(['2019', '2021'] as const)('the form of %s', (form) => {
  it('has the rows and columns of the applications table that rules add up', () => {
    const ours = applicationRows(form).flatMap((row) => APPLICATION_COLUMNS.map((column) => `applications.${row}.${column}`))
    expect(ours).toEqual(keysOf('applications', form))
  })

  it('has names for all of them, in both languages', () => {
    for (const key of [...keysOf('applications', form), ...keysOf('disputes', form)]) {
      expect(cellName(key, 'zh')).toMatch(/[\u4e00-\u9fff].*·[\u4e00-\u9fff]/)
      expect(cellName(key, 'en')).toMatch(/, [a-z ]+$/)
    }
  })

  it('has the cells of the disputes table', () => {
    const ours = DISPUTE_GROUPS.flatMap((group) => [...DISPUTE_OUTCOMES, 'total'].map((outcome) => `${group}.${outcome}`))
    expect(ours.sort()).toEqual(keysOf('disputes', form).sort())
  })
})
