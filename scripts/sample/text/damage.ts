/**
 * The damage of mirrors, done on purpose: characters made traditional one by one, pinyin after a
 * closed set of them, `?` for no-break spaces, marks of a date and ends of labels dropped, punctuation narrowed.
 * The tables are the generator's own; nothing here knows how the damage is mended.
 */
import { Converter } from 'opencc-js/cn2t'
import type { Random } from '../random.js'

const toTraditional = Converter({ from: 'cn', to: 'tw' })

/** Characters with several traditional forms, which such mirrors leave alone. */
const LEFT_SIMPLIFIED = new Set(
  '咨后范于里系面制布准采余台表才干只向云谷几志岳致了着划克别卷修扎板合并家志松朱杯欲涂游周注伙借僵冲凶出刮升卜卷占吁吊向回困夸夫奸姜娘',
)

/** The closed set: each is annotated wherever it stands. */
const PINYIN: ReadonlyMap<string, string> = new Map(
  [
    '项 xiàng, 结 jié, 数 shù, 实 shí, 报 bào, 计 jì, 时 shí, 复 fù, 进 jìn, 关 guān, 内 nèi, 务 wù',
    '机 jī, 统 tǒng, 规 guī, 区 qū, 据 jù, 会 huì, 现 xiàn, 领 lǐng, 导 dǎo, 认 rèn, 责 zé, 动 dòng',
    '费 fèi, 强 qiáng, 业 yè, 县 xiàn, 执 zhí, 题 tí, 设 shè, 转 zhuǎn, 审 shěn, 标 biāo, 经 jīng, 济 jì',
    '构 gòu, 学 xué, 确 què, 单 dān, 级 jí, 络 luò, 层 céng, 师 shī, 质 zhì, 权 quán, 护 hù, 维 wéi',
    '纠 jiū, 细 xì',
  ].flatMap((line) => line.split(', ').map((pair) => pair.split(' ') as [string, string])),
)

const NARROW: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' }

/** Traditional characters, pinyin and narrow punctuation, character by character. */
export function convertCharacters(text: string): string {
  return [...text]
    .map((char) => {
      const narrow = NARROW[char]
      if (narrow !== undefined) return narrow
      const traditional = LEFT_SIMPLIFIED.has(char) ? char : toTraditional(char)
      const pinyin = PINYIN.get(char)
      return pinyin === undefined ? traditional : `${traditional}(${pinyin})`
    })
    .join('')
}

/**
 * Full dates lose the marks that stood alone between digits: 2022年1月1日起 becomes 202211日起,
 * and a date at the end of a line loses 日 too.
 */
export function dropDateMarks(text: string): string {
  return text.replace(
    /(\d{4})年(\d{1,2})月(\d{1,2})日(?=(.?))/g,
    (_, year, month, day, next) => `${year}${month}${day}${next === '' ? '' : '日'}`,
  )
}

const CUT_ALWAYS: Readonly<Record<string, string>> = { '本年增/减': '本年增/' }
const CUT_SOMETIMES: Readonly<Record<string, string>> = { 结果维持: '结果维', 结果纠正: '结果纠', 其他结果: '其他结' }

/** Cells of a table with some labels cut at the end, and one column label broken in two lines. */
export function cutLabels(cells: readonly string[], random: Random): string[] {
  let broken = false
  return cells.flatMap((text) => {
    const always = CUT_ALWAYS[text]
    if (always !== undefined) return [always]
    const sometimes = CUT_SOMETIMES[text]
    if (sometimes === undefined) return [text]
    if (!broken) {
      broken = true
      return [text.slice(0, 2), text.slice(2)]
    }
    return random.chance(0.35) ? [sometimes] : [text]
  })
}

/** Lines with `?` where no-break spaces were: after figures, at line ends, as lines of their own, before a signature. */
export function addLostSpaces(lines: readonly string[], random: Random): string[] {
  const marks = (count: number) => '?'.repeat(count)
  const out: string[] = [marks(random.int(12, 50))]
  lines.forEach((line, index) => {
    const signature = index >= lines.length - 2
    if (signature) out.push(`${marks(random.int(16, 30))} ${line}`)
    else if (/^[+-]?[\d.,]+$/.test(line)) out.push(random.chance(0.7) ? `${line}?` : line)
    else if (line.endsWith('。') && random.chance(0.2)) out.push(`${line}${marks(random.int(1, 3))}`)
    else out.push(line)
    if (!signature && line.endsWith('。') && random.chance(0.15)) out.push('?')
  })
  return [...out, '?']
}
