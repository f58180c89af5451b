import { describe, expect, it } from 'vitest'
import { expectedCells, print, randomRecord } from '../../scripts/sample/index.js'
import { extract } from '../../src/index.js'

/** Prints a record with the figures of each row run together, and reads it again. */
async function readRunTogether(seed: number, density: number) {
  const record = randomRecord(seed, { density })
  const result = await extract(await print(record, 'text', 'run-together', seed))
  return { result, truth: expectedCells(record, 'text', 'run-together') }
}

describe('rows whose figures ran together', () => {
  it.each([0.1, 0.25, 0.5, 1])('never gives a wrong figure (density %d)', async (density) => {
    let inferred = 0
    for (let seed = 4000; seed < 4012; seed++) {
      const { result, truth } = await readRunTogether(seed, density)
      for (const [key, cell] of Object.entries(result.cells)) {
        if (cell.state === 'inferred') inferred++
        if (cell.state === 'blank') expect([seed, key, truth[key]?.state]).toEqual([seed, key, 'blank'])
        if (cell.value !== null) expect([seed, key, cell.value]).toEqual([seed, key, truth[key]?.value])
      }
    }
    expect(inferred).toBeGreaterThan(0)
  })

  it('shows the split beside the run that it was inferred from', async () => {
    const { result } = await readRunTogether(4001, 0.1)
    const cell = Object.values(result.cells).find((one) => one.state === 'inferred')
    expect(cell?.raw).toMatch(/^\d+$/)
    expect(cell?.note?.replaceAll(' ', '')).toBe(cell?.raw)
  })

  it.each(['538', '100', '0', '12', '9969减10', '2减38709', '6件0件', '－3－32'])(
    'leaves %s alone in a row of three without sums: blank cells may stand beside it',
    async (run) => {
      const lines = [
        '第二十条第（五）项',
        '信息内容',
        '上一年项目数量',
        '本年增/减',
        '处理决定数量',
        '行政许可',
        run,
        '其他对外管理服务事项',
        '000',
      ]
      const report = [
        '平川县水利局2019年政府信息公开工作年度报告',
        '一、总体情况',
        '2019年工作平稳。',
        '二、主动公开政府信息情况',
        ...lines,
        '三、收到和处理政府信息公开申请情况',
      ]
      const { cells } = await extract(new TextEncoder().encode(report.join('\n')))
      expect(
        ['priorYearItems', 'netChange', 'decisions'].map((column) => cells[`proactive.licensing.${column}`]?.value ?? null),
      ).toEqual([null, null, null])
      expect(cells['proactive.licensing.decisions']?.state).toBe('unreadable')
      expect(cells['proactive.otherServices.decisions']).toMatchObject({ state: 'inferred', value: 0 })
    },
  )

  it('does not take a run of three figures for the one figure of another form, whose labels are not there', async () => {
    const line = [
      '第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章00137规范性文件0231448',
      '第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可66-21其他对外管理服务事项31300',
      '第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚6000行政强制770+21575',
      '第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费190',
    ].join('')
    const report = ['平川县水利局2019年政府信息公开工作年度报告', '一、总体情况', '工作平稳。', '二、主动公开政府信息情况', line]
    const { layouts, cells } = await extract(new TextEncoder().encode(report.join('\n')))
    expect(layouts?.proactive).toBe('2019')
    const values = Object.entries(cells).filter(([key, { value }]) => key.startsWith('proactive.') && value !== null)
    expect(values).toEqual([])
  })
})
