import type { Command } from 'commander'
import type { Lang } from '../../pipeline/index.js'
import { addCommand, type CommonOptions, outputLanguage } from './options/command.js'
import { jobsOption } from './options/jobs-option.js'

const INTRO = {
  name: 'extract',
  about: {
    zh: '读取报告，输出记录和每份报告的问题；不保存任何东西',
    en: 'read reports, print their records and the findings of each; stores nothing',
  },
  json: { zh: '每个文件输出一行 JSON', en: 'one line of JSON a file' },
  examples: ['gouji extract report.pdf', 'gouji extract --json reports/ > records.jsonl'],
}

const SAYS = {
  paths: { zh: '报告文件，或装有报告的文件夹', en: 'report files, or folders with reports in them' },
  document: { zh: '在 JSON 中附上读到的段落和表格', en: 'with --json: add the parsed blocks and grids' },
  needsJson: { zh: '--document 须与 --json 同用', en: '--document goes with --json' },
}

/** `gouji extract FILE…` */
export function defineExtract(program: Command, lang: Lang): void {
  const command = addCommand(program, INTRO, lang)
    .argument('<paths...>', SAYS.paths[lang])
    .option('--document', SAYS.document[lang])
    .addOption(jobsOption(lang))
  command.action(async (paths: string[], options: CommonOptions & { document?: boolean; jobs?: number }) => {
    if (options.document && !options.json) command.error(SAYS.needsJson[lang])
    const { readReports } = await import('../read-reports.js')
    await readReports(paths, { ...options, lang: outputLanguage(options, lang) })
  })
}
