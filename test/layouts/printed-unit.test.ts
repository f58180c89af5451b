// The unit that a header prints, wherever its line is broken: 元 for 万元 would be a ten-thousandth of the figure.
import { describe, expect, it } from 'vitest'
import { print, randomRecord } from '../../scripts/sample/index.js'
import { extract } from '../../src/index.js'

const FEES = 'proactive.fees.amountWanYuan'
const SEED = 5101

/** The amount of fees, 12.5 in the form's own unit, under a header that says `unit`. */
async function feesUnder(unit: string) {
  const record = randomRecord(SEED, { form: '2021', year: 2023 })
  const html = Buffer.from(await print({ ...record, cells: { ...record.cells, [FEES]: 12.5 } }, 'html', 'plain', SEED)).toString()
  expect(html.split('单位：万元')).toHaveLength(2)
  return (await extract(Buffer.from(html.replace('单位：万元', unit)))).cells[FEES]
}

describe('the unit of an amount', () => {
  it.each(['单位：万元', '单位：万<br>元', '单位： 万 元', '单位：万<br/>\n元 ', '单位<br>：万元'])(
    'is 万元 under %j',
    async (unit) => {
      expect(await feesUnder(unit)).toMatchObject({ value: 12.5, state: 'value' })
    },
  )

  it.each(['单位：元', '单位：<br>元', '单位： 元'])('is 元 under %j', async (unit) => {
    expect(await feesUnder(unit)).toMatchObject({ value: 0.001_25, state: 'value', note: '元' })
  })
})
