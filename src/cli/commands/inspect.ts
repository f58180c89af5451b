import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand } from './options/command.js'

const INTRO = {
  name: 'inspect',
  about: {
    zh: '把读到的东西画成图（SVG 或 PNG）：字形、线条、单元格、对上的标签',
    en: 'a picture (SVG or PNG) of what was seen: glyphs, rulings, cells, matched labels',
  },
  examples: ['gouji inspect report.pdf --page 3', 'gouji inspect report.pdf --page 3 --step rulings --out page3.png'],
}

const SAYS = {
  file: { zh: '一个文件', en: 'a file' },
  page: { zh: 'PDF 的第几页（其他格式没有页）', en: 'page of a PDF (other formats have no pages)' },
  step: { zh: '画到哪一步：glyphs、rulings、cells 或 match', en: 'the step to draw: glyphs, rulings, cells or match' },
  out: {
    zh: '写入哪个文件，以 .png 结尾则为 PNG；- 为标准输出',
    en: 'file to write, as PNG when it ends in .png; - for standard output',
  },
  notAPage: { zh: '页码须是从 1 起的整数', en: 'a page is a whole number from 1' },
}

/** The steps of `src/inspect`; written out here because help must not load the pipeline. */
const STEPS = ['glyphs', 'rulings', 'cells', 'match'] as const

/** `gouji inspect FILE --page N` */
export function defineInspect(program: Command, lang: Lang): void {
  addCommand(program, INTRO, lang)
    .argument('<file>', SAYS.file[lang])
    .option('--page <n>', SAYS.page[lang], (value) => pageNumber(value, lang), 1)
    .addOption(new Option('--step <step>', SAYS.step[lang]).choices(STEPS).default('match'))
    .option('--out <file>', SAYS.out[lang])
    .action(async (file: string, options: { page: number; step: (typeof STEPS)[number]; out?: string; lang?: Lang }) => {
      const { inspect } = await import('../inspect-file.js')
      const out = options.out ?? (process.stdout.isTTY ? `${basename(file)}.page-${options.page}.svg` : '-')
      await inspect(file, { ...options, out, lang: options.lang ?? lang })
    })
}

function pageNumber(value: string, lang: Lang): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError(SAYS.notAPage[lang])
  return Number(value)
}
