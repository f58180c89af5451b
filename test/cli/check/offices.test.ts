// What an office does in January: who is missing, what to send back, and the drafts with comments in them.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gouji, jsonLines, temporaryFolder } from '../gouji.js'

const sample = (name: string) => fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url))

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const at = (...names: string[]) => join(folder.path, ...names)
const run = (...args: string[]) => gouji(['check', ...args], { cwd: folder.path })

beforeAll(async () => {
  folder = await temporaryFolder()
  await copyFile(sample('wrong-total-2023-docx/source.docx'), at('draft.docx'))
  await mkdir(at('other'))
  await copyFile(sample('wrong-total-2023-docx/source.docx'), at('other', 'draft.docx'))
  await copyFile(sample('sound-2023-html/source.html'), at('sound.html'))
  await writeFile(
    at('agencies.csv'),
    '\ufeffagency,code,level,parent,aliases\r\n鹿鸣区市场监管局,,县级,,\r\n青砚县水利局,,,,\r\n青砚县财政局,,很高,,\r\n',
  )
})
afterAll(() => folder.remove())

describe('gouji check for an office', () => {
  it('says who of the roster is missing, and names the line that it cannot read', async () => {
    const { stdout, stderr } = await run('draft.docx', 'sound.html', '--roster', 'agencies.csv')
    expect(stdout).toContain('名册 3 个单位，2023 年度没有收到 1 个：青砚县财政局')
    expect(stderr).toContain('agencies.csv 第 4 行（很高）：认不出的级别')
  })

  it('takes a roster in GBK', async () => {
    // 单位名称 and 青砚县水利局, as GB 18030 writes them.
    const gbk = Buffer.from('b5a5cebbc3fbb3c60ac7e0d1e2cfd8cbaec0fbbed60a', 'hex')
    await writeFile(at('gbk.csv'), gbk)
    expect((await run('sound.html', '--roster', 'gbk.csv')).stdout).toContain('名册 1 个单位的报告都已收到')
  })

  it('refuses a roster without a header, and one that is not there', async () => {
    await writeFile(at('bad.csv'), '青砚县水利局\n')
    for (const name of ['bad.csv', 'none.csv']) {
      const { code, stdout, stderr } = await run('sound.html', '--roster', name)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(name)
    }
  })

  it('writes the return list and commented copies, and leaves the originals as they are', async () => {
    const before = await readFile(at('draft.docx'))
    await run('draft.docx', 'other', 'sound.html', '--roster', 'agencies.csv', '--out', 'returned', '--fail-on', 'never')
    expect(await readFile(at('draft.docx'))).toEqual(before)
    const copies = (await readdir(at('returned', 'commented'))).sort()
    expect(copies).toHaveLength(2)
    expect(copies[1]).toBe('draft.docx')
    const parts = unzipSync(await readFile(at('returned', 'commented', 'draft.docx')))
    expect(strFromU8(parts['word/comments.xml'] as Uint8Array)).toContain('改为 11 就都平了')
    const sheet = strFromU8(
      unzipSync(await readFile(at('returned', 'return-list.xlsx')))['xl/worksheets/sheet1.xml'] as Uint8Array,
    )
    for (const text of ['没有收到报告', '没有发现问题', '青砚县财政局', '无法提供·1.本机关不掌握相关政府信息'])
      expect(sheet).toContain(text)
    expect(sheet).not.toContain('<f>')
  })

  it('compares with last year without findings on it', async () => {
    const { stdout } = await run('draft.docx', '--baseline', 'sound.html', '--json')
    expect(jsonLines(stdout)).toHaveLength(1)
  })

  it('silences with a reason, until a day, and counts what it silenced', async () => {
    await writeFile(
      at('quiet.yaml'),
      'rules:\n  results-sum-to-total: info\nsilence:\n  - rule: applicants-sum-to-total\n    agency: 澜陵市鹿鸣区市场监督管理局\n    reason: 已电话核实\n    until: "2999-12-31"\n  - rule: results-sum-to-total\n    reason: 过期\n    until: "2020-01-01"\n',
    )
    const { stdout } = await run('draft.docx', '--config', 'quiet.yaml', '--fail-on', 'never')
    expect(stdout).toContain('按设置静默 1 条')
    expect(stdout).toContain('提示  第三部分的表，“总计”一列')
    expect(stdout).not.toContain('错误  第三部分的表，“（四）1')
  })

  it('takes gouji.config.yaml of the working folder, and refuses one that is wrong', async () => {
    await mkdir(at('office'))
    await writeFile(at('office', 'gouji.config.yaml'), 'silence:\n  - rule: no-such-rule\n    reason: x\n')
    const { code, stderr } = await gouji(['check', at('sound.html')], { cwd: at('office') })
    expect(code).toBe(2)
    expect(stderr).toContain('gouji.config.yaml：silence[0].rule：没有这条规则')
  })

  it.each(['sarif', 'markdown', 'html'])('prints %s', async (format) => {
    const { code, stdout } = await run('draft.docx', 'sound.html', '--format', format)
    expect(code).toBe(1)
    expect(stdout).toContain('applicants-sum-to-total')
    if (format === 'sarif') {
      const { version, runs } = JSON.parse(stdout)
      expect([version, runs.length, runs[0].results.length > 0]).toEqual(['2.1.0', 1, true])
      const sums = runs[0].results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'applicants-sum-to-total')
      expect(sums[0]).toMatchObject({
        level: 'error',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'draft.docx' } } }, {}, {}, {}, {}, {}, {}],
      })
    }
    if (format === 'html') {
      expect(stdout).not.toMatch(/<script|src=|href="http/)
      expect(stdout.trimEnd().endsWith('</html>')).toBe(true)
    }
  })

  it('gives --format json as --json', async () => {
    const plain = await run('draft.docx', 'sound.html', '--json')
    expect((await run('draft.docx', 'sound.html', '--format', 'json')).stdout).toBe(plain.stdout)
  })
})
