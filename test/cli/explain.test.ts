import { describe, expect, it } from 'vitest'
import { gouji, jsonLines } from './gouji.js'

/** Injected readings in enough places to be no accident, as in `drop-injected-pinyin`. */
const DAMAGED = '平魯區(qū)人力資源和社會(huì)保障局2023年政府信息公開(kāi)工作年度報(bào)告\n'

describe('gouji explain', () => {
  it('shows each step with code points, fixer and reason', async () => {
    const { code, stdout } = await gouji(['explain', '-'], { input: DAMAGED })
    expect(code).toBe(0)
    expect(stdout).toContain('drop-injected-pinyin')
    expect(stdout).toContain('U+0028 U+0071 U+016B U+0029')
    expect(stdout).toContain('第 1 行')
  })

  it('gives the same as JSON, one object a step', async () => {
    const steps = jsonLines((await gouji(['explain', '--json', '-'], { input: DAMAGED })).stdout)
    expect(steps.length).toBeGreaterThanOrEqual(4)
    expect(Object.keys(steps[0] ?? {})).toEqual(['fixer', 'at', 'before', 'after', 'codePoints', 'why', 'certainty', 'place'])
  })

  it('says so when nothing needed repair', async () => {
    const { code, stdout } = await gouji(['explain', '-'], { input: '政府信息公开\n' })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '没有需要修复的文字\n' })
  })

  it('ends with 3 when there is no text to explain', async () => {
    const { code, stdout, stderr } = await gouji(['explain', '-'], { input: '' })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('空')
  })
})
