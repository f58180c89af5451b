import { type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { exitAtLeast, FOUND } from '../exit-code.js'
import { addCommand, type CommonOptions, outputLanguage } from './command.js'

const INTRO = {
  name: 'check',
  about: {
    zh: '读取一组报告，核对每一份，并在各份之间（年度、机关）互相核对',
    en: 'read a set of reports, check each, and check them against each other (years, agencies)',
  },
  json: { zh: '每个文件输出一行 JSON', en: 'one line of JSON a file' },
  examples: ['gouji check reports/', 'gouji check --fail-on never 2022.pdf 2023.pdf'],
}

const SAYS = {
  paths: { zh: '报告文件，或装有报告的文件夹', en: 'report files, or folders with reports in them' },
  failOn: {
    zh: '发现这一级或更重的问题时退出码为 1：error、warning 或 never',
    en: 'exit with 1 on a finding this severe or worse: error, warning or never',
  },
}

type FailOn = 'error' | 'warning' | 'never'

/** `gouji check PATH…` */
export function defineCheck(program: Command, lang: Lang): void {
  addCommand(program, INTRO, lang)
    .argument('<paths...>', SAYS.paths[lang])
    .addOption(new Option('--fail-on <severity>', SAYS.failOn[lang]).choices(['error', 'warning', 'never']).default('error'))
    .action(async (paths: string[], options: CommonOptions & { failOn: FailOn }) => {
      const { readReports } = await import('../read-reports.js')
      const totals = await readReports(paths, { ...options, lang: outputLanguage(options, lang), across: true })
      const severe = { error: totals.error, warning: totals.error + totals.warning, never: 0 }
      if (severe[options.failOn] > 0) exitAtLeast(FOUND)
    })
}
