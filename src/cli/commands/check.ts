import { type Command, Option } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import type { FormatName } from '../check/formats/index.js'
import { exitAtLeast, FOUND } from '../exit-code.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { jobsOption } from './options/jobs-option.js'

const INTRO = {
  name: 'check',
  about: {
    zh: '读取一组报告，核对每一份，并在各份之间（年度、机关）互相核对',
    en: 'read a set of reports, check each, and check them against each other (years, agencies)',
  },
  json: { zh: '每个文件输出一行 JSON', en: 'one line of JSON a file' },
  examples: [
    'gouji check reports/',
    'gouji check --fail-on never 2022.pdf 2023.pdf',
    'gouji check drafts/ --draft --baseline last-year/ --roster agencies.csv --out returned/',
    'gouji check reports/ --format html > findings.html',
  ],
}

const SAYS = {
  paths: { zh: '报告文件，或装有报告的文件夹', en: 'report files, or folders with reports in them' },
  failOn: {
    zh: '发现这一级或更重的问题时退出码为 1：error、warning 或 never',
    en: 'exit with 1 on a finding this severe or worse: error, warning or never',
  },
  format: { zh: '输出的格式：text、json、sarif、markdown、html', en: 'format of the output: text, json, sarif, markdown, html' },
  roster: {
    zh: '单位名册（CSV：agency, code, level, parent, aliases）：说明谁还没有交',
    en: 'roster of agencies (CSV: agency, code, level, parent, aliases): says who is missing',
  },
  baseline: { zh: '去年的报告：只用来比较，本身不核对', en: 'last year’s reports: compared with, not checked themselves' },
  draft: { zh: '这些是草稿：与发布有关的规则不作判断', en: 'these are drafts: rules about publication stay undecided' },
  out: {
    zh: '写入文件夹：退改清单（XLSX）和带批注的 DOCX 副本',
    en: 'write a return list (XLSX) and commented copies of DOCX files into this folder',
  },
  config: { zh: '设置文件，默认 gouji.config.yaml', en: 'settings, by default gouji.config.yaml' },
}

type FailOn = 'error' | 'warning' | 'never'

interface Options extends CommonOptions {
  readonly failOn: FailOn
  readonly format?: FormatName
  readonly roster?: string
  readonly baseline?: string[]
  readonly draft?: boolean
  readonly out?: string
  readonly config?: string
  readonly jobs?: number
}

/** The names stand in `check/formats`, which is only loaded when the command runs. */
const FORMATS: readonly FormatName[] = ['text', 'json', 'sarif', 'markdown', 'html']

/** `gouji check PATH…` */
export function defineCheck(program: Command, lang: Lang): void {
  addCommand(program, INTRO, lang)
    .argument('<paths...>', SAYS.paths[lang])
    .addOption(new Option('--fail-on <severity>', SAYS.failOn[lang]).choices(['error', 'warning', 'never']).default('error'))
    .addOption(new Option('--format <format>', SAYS.format[lang]).choices(FORMATS))
    .option('--roster <file>', SAYS.roster[lang])
    .option('--baseline <path>', SAYS.baseline[lang], (path: string, before: string[] = []) => [...before, path])
    .option('--draft', SAYS.draft[lang])
    .option('--out <folder>', SAYS.out[lang])
    .option('--config <file>', SAYS.config[lang])
    .addOption(jobsOption(lang))
    .action(async (paths: string[], { json, format: asked, ...options }: Options) => {
      const { checkReports } = await import('../check/check-reports.js')
      const format = json ? 'json' : (asked ?? 'text')
      const totals = await checkReports(paths, {
        ...options,
        format,
        lang: outputLanguage({ ...options, json: format === 'json' }, lang),
      })
      if (totals === null) return
      const severe = { error: totals.error, warning: totals.error + totals.warning, never: 0 }
      if (severe[options.failOn] > 0) exitAtLeast(FOUND)
    })
}
