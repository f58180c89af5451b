import { describe, expect, it } from 'vitest'
import { exampleReport, type Rule, rules, runRules } from '../../src/rules/index.js'

// Hostile or broken text must not take time that grows with its square. GOUJI_LONG=1000000 reads a megabyte of each piece
// and says for each rule how long it took; the bound then is a second a rule on a machine that does nothing else.

const LENGTH = Number(process.env.GOUJI_LONG ?? 60_000)
/** Generous, because machines differ; what it guards against takes minutes. */
const BOUND_MS = 10_000
/** Rules slower than this are named, in milliseconds. */
const WORTH_NAMING = 1000

/** Each repeated to the full length: pieces of claims, brackets and lists without end, and text without any stop. */
const PIECES = [
  '2021年，我局没有收到申请；',
  '2021年我局没有收到申请',
  '本报告由总体情况\n',
  '1',
  '《',
  '本报告共分，',
  '二〇',
  '（一）',
  '，',
  '全年收到政府信息公开申请1件、',
  '予以公开1件，占1%，',
  '未收到公民、法人',
  '未发生因政府信息公开申请',
  '没有因政府信息公开引起的',
  '行政复议、行政诉讼',
  '予以公开和部分公开',
  '制发规范性文件',
  '138 0000 ',
  '2月30日',
  '政府信息公开条例（国务院令第',
  'XX年',
  '公开        ',
  '均获维持，行政复议',
  '（收到',
  '网各等',
  '2023年，我们将继续，',
  '发布时间：',
]

function reportOf(piece: string) {
  const text = piece.repeat(Math.ceil(LENGTH / piece.length))
  return exampleReport({ shows: '', preamble: text, prose: { overview: text, disputes: text, problems: text } })
}

describe('long text', () => {
  it.each(PIECES)('made of %j is read in time', { timeout: 120_000 }, (piece) => {
    const report = reportOf(piece)
    const slow: string[] = []
    let total = 0
    for (const rule of rules as readonly Rule[]) {
      // Time of the processor, so that other work on the machine does not count.
      const start = process.cpuUsage()
      runRules(report, { sha256: '', lang: 'zh', rules: [rule] })
      const { user, system } = process.cpuUsage(start)
      const took = (user + system) / 1000
      total += took
      if (took > WORTH_NAMING) slow.push(`${rule.id}: ${Math.round(took)} ms`)
    }
    if (process.env.GOUJI_LONG) process.stdout.write(`${JSON.stringify(piece)}: ${Math.round(total)} ms ${slow.join(', ')}\n`)
    else expect(total, slow.join(', ')).toBeLessThan(BOUND_MS)
  })
})
