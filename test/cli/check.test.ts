import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { gouji, jsonLines } from './gouji.js'

const sample = (...names: string[]) =>
  fileURLToPath(new URL(join('../../samples', ...names).replaceAll('\\', '/'), import.meta.url))
const SOUND = sample('sound-2023-html', 'source.html')
const WRONG = sample('wrong-total-2023-docx', 'source.docx')

describe('gouji check', () => {
  it('ends with 0 when nothing is wrong', async () => {
    expect((await gouji(['check', SOUND])).code).toBe(0)
  })

  it('ends with 1 on an error, and prints it with its cells and where to look', async () => {
    const { code, stdout } = await gouji(['check', SOUND, WRONG])
    expect(code).toBe(1)
    expect(stdout).toContain('applicants-sum-to-total')
    expect(stdout).toContain('无法提供·1.本机关不掌握相关政府信息·{自然人、')
    expect(stdout).toContain('第 2 个表格第 16 行：“6”、“2”、“1”、“0”、“1”、“1”、“17”')
  })

  it('fails on what --fail-on says', async () => {
    expect((await gouji(['check', '--fail-on', 'never', WRONG])).code).toBe(0)
    expect((await gouji(['check', '--fail-on', 'warning', SOUND])).code).toBe(0)
    expect((await gouji(['check', '--fail-on', 'warning', WRONG])).code).toBe(1)
  })

  it('ends with 3 when an input is refused, whatever else was found', async () => {
    expect((await gouji(['check', WRONG, sample('wrong-total-2023-docx', 'about.json')])).code).toBe(3)
  })

  it('prints the records that extract prints, where reports do not contradict each other', async () => {
    const checked = await gouji(['check', '--json', SOUND, WRONG])
    const extracted = await gouji(['extract', '--json', SOUND, WRONG])
    expect(jsonLines(checked.stdout)).toHaveLength(2)
    // Together, each also says which of last year's reports it could not be compared with.
    const alone = (line: Record<string, unknown>) => ({
      ...line,
      undecided: (line.undecided as { why: string }[]).filter(({ why }) => why !== '没有 2022 年度的报告'),
    })
    expect(jsonLines(checked.stdout).map(alone)).toEqual(jsonLines(extracted.stdout))
  })
})
